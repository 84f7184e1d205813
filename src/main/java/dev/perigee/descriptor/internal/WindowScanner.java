package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.Similarity;
import java.util.ArrayList;
import java.util.List;

/** Scans windows of chunks for one query on one thread and keeps the best rows. */
final class WindowScanner {

  /** Rows per window, the unit of work that threads share: 8 MiB at 512 components. */
  static final int WINDOW_ROWS = 16_384;

  private static final int WORDS = WINDOW_ROWS / Long.SIZE;

  /** Words between two checks for a write: 1,024 rows, some 20 microseconds. */
  private static final int BLOCK_WORDS = 16;

  /** Of 64 rows, from how many wanted ones on all are computed in one go. */
  private static final int DENSE = 24;

  private final ScanKernel kernel;
  private final QueryVector query;
  private final RowFilter filter;
  private final TopCandidates top;
  private final long[] bits = new long[WORDS];
  private final int[] dots = new int[BLOCK_WORDS * Long.SIZE];
  private final List<Candidate> block = new ArrayList<>();

  WindowScanner(ScanKernel kernel, QueryVector query, RowFilter filter, TopCandidates top) {
    this.kernel = kernel;
    this.query = query;
    this.filter = filter;
    this.top = top;
  }

  /** What has been kept so far. */
  TopCandidates top() {
    return top;
  }

  /**
   * Scans one window. A block of rows that a writer disturbed is scanned again under the read lock,
   * with the filter computed anew.
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
      collect(chunk, firstWord, word);
      if (!chunk.lock.validate(stamp)) {
        stamp = chunk.lock.readLock();
        any = prepare(chunk, base, firstWord);
        block.clear();
        if (any) {
          collect(chunk, firstWord, word);
        }
        stamp = chunk.lock.tryConvertToOptimisticRead(stamp);
      }
      block.forEach(top::offer);
      block.clear();
    }
  }

  private boolean prepare(Chunk chunk, int base, int firstWord) {
    return firstWord << 6 < chunk.end() && filter.fill(chunk, base, firstWord, bits);
  }

  private void collect(Chunk chunk, int firstWord, int fromWord) {
    byte[] rows = chunk.rows();
    double floor = top.floor();
    for (int word = fromWord; word < fromWord + BLOCK_WORDS; word++) {
      int first = (firstWord + word) << 6;
      if (Long.bitCount(bits[word]) < DENSE) {
        for (long left = bits[word]; left != 0; left &= left - 1) {
          int row = first + Long.numberOfTrailingZeros(left);
          kernel.dots(query, rows, row, 1, dots, 0);
          consider(chunk, row, dots[0], floor);
        }
        continue;
      }
      int words = 1;
      while (word + words < fromWord + BLOCK_WORDS && Long.bitCount(bits[word + words]) >= DENSE) {
        words++;
      }
      int last = word + words - 1;
      int count = (words << 6) - Long.numberOfLeadingZeros(bits[last]);
      kernel.dots(query, rows, first, count, dots, 0);
      for (int i = 0; i < count; i++) {
        if ((bits[word + (i >> 6)] >>> i & 1) != 0) {
          consider(chunk, first + i, dots[i], floor);
        }
      }
      word = last;
    }
  }

  private void consider(Chunk chunk, int row, int dot, double floor) {
    if (floor > 0 && !mayReach(dot, chunk.norm(row), floor)) {
      return;
    }
    double score = Similarity.score(dot, query.norm(), chunk.norm(row));
    if (score >= floor) {
      block.add(new Candidate(score, chunk.created(row), chunk.id(row)));
    }
  }

  /** Compares squares, without root and division; errs on the side of true. */
  private boolean mayReach(int dot, int norm, double floor) {
    double least = floor * floor * (1 - 1e-9) * query.norm();
    return dot > 0 && (double) dot * dot >= least * norm;
  }
}
