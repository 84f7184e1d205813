package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.DescriptorIndex.Match;
import dev.perigee.descriptor.SimilarityCurve;
import dev.perigee.platform.work.OverloadedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One search. Runs on the matcher thread that takes it from the queue and asks idle ones to help:
 * each takes windows until none is left, and whoever hands in the last window's result answers.
 * Nobody waits for anybody.
 */
final class SearchJob implements Runnable {
  private static final int WINDOWS_PER_CHUNK = Chunk.ROWS / WindowScanner.WINDOW_ROWS;

  private final IndexQuery query;
  private final Directory directory;
  private final Partition partition;
  private final ScanKernel kernel;
  private final MatcherPool pool;
  private final SimilarityCurve curve;
  private final CompletableFuture<List<Match>> answer = new CompletableFuture<>();
  private final TopCandidates best;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();

  private QueryVector vector;
  private RowFilter filter;
  private Chunk[] chunks;

  SearchJob(
      IndexQuery query,
      Directory directory,
      Partition partition,
      ScanKernel kernel,
      MatcherPool pool) {
    this.query = query;
    this.directory = directory;
    this.partition = partition;
    this.kernel = kernel;
    this.pool = pool;
    this.curve = partition.version.similarity();
    this.best = newTop();
  }

  CompletableFuture<List<Match>> answer() {
    return answer;
  }

  @Override
  public void run() {
    try {
      vector = QueryVector.of(partition.version.signed(query.reference().components()));
      chunks = partition.chunks();
      filter = RowFilter.of(query.candidates(), directory, partition);
      callHelp();
    } catch (RuntimeException | Error broken) {
      answer.completeExceptionally(broken);
      return;
    }
    work();
  }

  private void callHelp() {
    int helpers = Math.min(pool.idle(), windowsToScan() - 1);
    try {
      for (int i = 0; i < helpers; i++) {
        pool.submit(this::work);
      }
    } catch (OverloadedException busyNow) {
      // Others were quicker: this thread does it alone.
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
    return first - baseOf(window) < chunkOf(window).end()
        && filter.mayTouch(first, WindowScanner.WINDOW_ROWS);
  }

  private void work() {
    try {
      WindowScanner scanner = new WindowScanner(kernel, vector, filter, newTop());
      int done = 0;
      for (int window = taken.getAndIncrement();
          window < windows();
          window = taken.getAndIncrement()) {
        if (filter.mayTouch(window * WindowScanner.WINDOW_ROWS, WindowScanner.WINDOW_ROWS)) {
          scanner.scan(chunkOf(window), baseOf(window), window % WINDOWS_PER_CHUNK);
        }
        done++;
      }
      handIn(scanner.top(), done);
    } catch (RuntimeException | Error broken) {
      answer.completeExceptionally(broken);
    }
  }

  private void handIn(TopCandidates part, int done) {
    synchronized (best) {
      best.offerAll(part);
    }
    if (finished.addAndGet(done) == windows()) {
      answer.complete(matches());
    }
  }

  private List<Match> matches() {
    synchronized (best) {
      return best.ranked().stream()
          .map(candidate -> new Match(candidate.id(), curve.of(candidate.score())))
          .filter(match -> match.similarity() >= query.threshold())
          .toList();
    }
  }

  private TopCandidates newTop() {
    return new TopCandidates(query.limit(), curve.leastScore(query.threshold()));
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
