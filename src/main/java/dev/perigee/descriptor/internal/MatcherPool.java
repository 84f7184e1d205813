package dev.perigee.descriptor.internal;

import dev.perigee.platform.work.OverloadedException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that scan: as many as cores, with a bounded queue. */
final class MatcherPool implements AutoCloseable {
  private final ThreadPoolExecutor executor;

  /**
   * @param threads 1 or more
   * @param queue searches that may wait, 1 or more
   */
  MatcherPool(int threads, int queue) {
    AtomicInteger number = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            task -> {
              Thread thread = new Thread(task, "matcher-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs the task as soon as a thread is free.
   *
   * @throws OverloadedException when the queue is full
   */
  void submit(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException full) {
      throw new OverloadedException("matcher");
    }
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
