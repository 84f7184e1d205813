package dev.perigee.descriptor.internal;

import dev.perigee.platform.work.OverloadedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final int threads;
  private final int most;
  private final Consumer<Search> done;
  private final Queue<Search> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger takers = new AtomicInteger();

  /**
   * @param threads of the pool
   * @param queue searches that may wait beside as many as there are threads
   * @param done called for each search when it is about to be answered
   */
  SearchQueue(MatcherPool pool, Kernels kernels, int threads, int queue, Consumer<Search> done) {
    this.pool = pool;
    this.kernels = kernels;
    this.threads = threads;
    this.most = threads + queue;
    this.done = done;
  }

  /**
   * Lets the search run as soon as a thread is free.
   *
   * @throws OverloadedException when too many wait
   */
  void submit(Search search) {
    if (unanswered.incrementAndGet() > most) {
      unanswered.decrementAndGet();
      throw new OverloadedException("matcher");
    }
    waiting.add(search);
    if (becomeTaker()) {
      pool.submit(this::take);
    }
  }

  private boolean becomeTaker() {
    int now = takers.get();
    while (now < threads) {
      if (takers.compareAndSet(now, now + 1)) {
        return true;
      }
      now = takers.get();
    }
    return false;
  }

  private void take() {
    do {
      while (!waiting.isEmpty()) {
        answerSome();
      }
      takers.decrementAndGet();
      // One may have come that saw enough takers, just before there was one less.
    } while (!waiting.isEmpty() && becomeTaker());
  }

  private void answerSome() {
    Map<Partition, List<Search>> large = new LinkedHashMap<>();
    for (int i = 0; i < BATCH; i++) {
      Search search = waiting.poll();
      if (search == null) {
        break;
      }
      try {
        search.prepare();
      } catch (RuntimeException | Error broken) {
        unanswered.decrementAndGet();
        search.fail(broken);
        continue;
      }
      if (search.small()) {
        job(List.of(search)).work();
      } else {
        large.computeIfAbsent(search.partition, p -> new ArrayList<>()).add(search);
      }
    }
    for (List<Search> searches : large.values()) {
      SearchJob job = job(searches);
      job.callHelp(pool);
      job.work();
    }
  }

  private SearchJob job(List<Search> searches) {
    return new SearchJob(
        searches,
        kernels,
        search -> {
          unanswered.decrementAndGet();
          done.accept(search);
        });
  }
}
