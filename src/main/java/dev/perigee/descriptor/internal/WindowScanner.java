package dev.perigee.descriptor.internal;

import java.util.List;

/**
 * Scans windows of chunks on one thread, for all searches of a job in one pass: what one of them
 * has brought from memory, the next finds in the cache.
 */
final class WindowScanner {

  /** Rows per window, the unit of work that threads share: 8 MiB at 512 components. */
  static final int WINDOW_ROWS = 16_384;

  /** Rows between two checks for a write: some 20 microseconds a search. Fits the cache. */
  static final int BLOCK_ROWS = 1024;

  private static final int WORDS = WINDOW_ROWS / Long.SIZE;
  private static final int BLOCK_WORDS = BLOCK_ROWS / Long.SIZE;

  private final List<Seeker> seekers;

  WindowScanner(List<Seeker> seekers) {
    this.seekers = seekers;
  }

  /**
   * Scans one window. A block of rows that a writer disturbed is scanned again under the read lock,
   * with the filters computed anew.
   *
   * @param base global number of the chunk's first row
   * @param window number of the window in the chunk
   */
  void scan(Chunk chunk, int base, int window) {
    int firstWord = window * WORDS;
    long stamp = chunk.lock.readLock();
    boolean any = prepare(chunk, base, firstWord);
    stamp = chunk.lock.tryConvertToOptimisticRead(stamp);
    for (int word = 0; any && word < WORDS; word += BLOCK_WORDS) {
      collect(chunk, base, firstWord, word);
      if (!chunk.lock.validate(stamp)) {
        stamp = chunk.lock.readLock();
        seekers.forEach(Seeker::discard);
        any = prepare(chunk, base, firstWord);
        collect(chunk, base, firstWord, word);
        stamp = chunk.lock.tryConvertToOptimisticRead(stamp);
      }
      seekers.forEach(Seeker::commit);
    }
  }

  private boolean prepare(Chunk chunk, int base, int firstWord) {
    boolean any = false;
    for (Seeker seeker : seekers) {
      any |= seeker.prepare(chunk, base, firstWord);
    }
    return any;
  }

  private void collect(Chunk chunk, int base, int firstWord, int word) {
    for (Seeker seeker : seekers) {
      seeker.collect(chunk, base, firstWord, word);
    }
  }
}
