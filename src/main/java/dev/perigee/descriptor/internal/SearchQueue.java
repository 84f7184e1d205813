package dev.perigee.descriptor.internal;

import dev.perigee.platform.work.OverloadedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Searches that wait for a matcher thread. A thread takes several at once: those that cost next to
 * nothing are answered first, the others of one partition go through memory together.
 */
final class SearchQueue {

  /** Searches that a thread takes at once. */
  private static final int BATCH = 16;

  private final MatcherPool pool;
  private final Kernels kernels;
  private final Consumer<Search> done;
  private final Queue<Search> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param done called for each search when it is about to be answered
   */
  SearchQueue(MatcherPool pool, Kernels kernels, Consumer<Search> done) {
    this.pool = pool;
    this.kernels = kernels;
    this.done = done;
  }

  /**
   * Lets the search run as soon as a thread is free.
   *
   * @throws OverloadedException when too many wait
   */
  void submit(Search search) {
    waiting.add(search);
    try {
      pool.submit(this::next);
    } catch (OverloadedException full) {
      if (waiting.remove(search)) {
        throw full;
      } // else a thread has just taken it along with others
    }
  }

  private void next() {
    Map<Partition, List<Search>> large = new LinkedHashMap<>();
    for (int i = 0; i < BATCH; i++) {
      Search search = waiting.poll();
      if (search == null) {
        break;
      }
      try {
        search.prepare();
      } catch (RuntimeException | Error broken) {
        search.fail(broken);
        continue;
      }
      if (search.small()) {
        new SearchJob(List.of(search), kernels, done).work();
      } else {
        large.computeIfAbsent(search.partition, p -> new ArrayList<>()).add(search);
      }
    }
    for (List<Search> searches : large.values()) {
      SearchJob job = new SearchJob(searches, kernels, done);
      job.callHelp(pool);
      job.work();
    }
  }
}
