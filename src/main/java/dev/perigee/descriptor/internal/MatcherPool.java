package dev.perigee.descriptor.internal;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that scan: as many as cores. What waits is bounded by {@link SearchQueue}. */
final class MatcherPool implements AutoCloseable {
  private final ThreadPoolExecutor executor;

  /**
   * @param threads 1 or more
   */
  MatcherPool(int threads) {
    AtomicInteger number = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "matcher-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy()); // after the end: nobody waits any more
  }

  /** Runs the task as soon as a thread is free. */
  void submit(Runnable task) {
    executor.execute(task);
  }

  /** Threads with nothing to do, while nobody waits; an estimate. */
  int idle() {
    return executor.getQueue().isEmpty()
        ? executor.getMaximumPoolSize() - executor.getActiveCount()
        : 0;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
