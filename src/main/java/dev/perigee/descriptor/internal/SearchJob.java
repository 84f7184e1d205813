package dev.perigee.descriptor.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Searches of one partition in one pass. Runs on the matcher thread that took them from the queue
 * and asks idle ones to help: each takes windows until none is left, and whoever hands in the last
 * window's result answers. Nobody waits for anybody.
 */
final class SearchJob {
  private static final int WINDOWS_PER_CHUNK = Chunk.ROWS / WindowScanner.WINDOW_ROWS;

  private final List<Search> searches;
  private final Chunk[] chunks;
  private final Kernels kernels;
  private final Consumer<Search> done;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicBoolean answered = new AtomicBoolean();

  /**
   * @param searches prepared ones, all of one partition
   * @param done called for each when it is about to be answered, or fails
   */
  SearchJob(List<Search> searches, Kernels kernels, Consumer<Search> done) {
    this.searches = searches;
    this.chunks = searches.getFirst().partition.chunks();
    this.kernels = kernels;
    this.done = done;
  }

  /** Asks threads with nothing to do to join in. */
  void callHelp(MatcherPool pool) {
    int helpers = Math.min(pool.idle(), windowsToScan() - 1);
    for (int i = 0; i < helpers; i++) {
      pool.submit(this::work);
    }
  }

  void work() {
    try {
      List<Seeker> seekers =
          searches.stream()
              .map(search -> new Seeker(search, kernels.scan(), kernels.sketch()))
              .toList();
      WindowScanner scanner = new WindowScanner(seekers);
      int mine = 0;
      for (int window = taken.getAndIncrement();
          window < windows();
          window = taken.getAndIncrement()) {
        if (touches(window)) {
          scanner.scan(chunkOf(window), baseOf(window), window % WINDOWS_PER_CHUNK);
        }
        mine++;
      }
      seekers.forEach(seeker -> seeker.finish(chunks));
      // A helper that comes late finds everything finished, too.
      if (finished.addAndGet(mine) == windows() && answered.compareAndSet(false, true)) {
        for (Search search : searches) {
          done.accept(search);
          search.complete();
        }
      }
    } catch (RuntimeException | Error broken) {
      if (answered.compareAndSet(false, true)) {
        for (Search search : searches) {
          done.accept(search);
          search.fail(broken);
        }
      }
    }
  }

  private int windowsToScan() {
    int count = 0;
    for (int window = 0; window < windows(); window++) {
      count += touches(window) ? 1 : 0;
    }
    return count;
  }

  private boolean touches(int window) {
    int first = window * WindowScanner.WINDOW_ROWS;
    if (first - baseOf(window) >= chunkOf(window).end()) {
      return false;
    }
    for (Search search : searches) {
      if (search.filter().mayTouch(first, WindowScanner.WINDOW_ROWS)) {
        return true;
      }
    }
    return false;
  }

  private int windows() {
    return chunks.length * WINDOWS_PER_CHUNK;
  }

  private Chunk chunkOf(int window) {
    return chunks[window / WINDOWS_PER_CHUNK];
  }

  private static int baseOf(int window) {
    return window / WINDOWS_PER_CHUNK << Chunk.ROW_BITS;
  }
}
