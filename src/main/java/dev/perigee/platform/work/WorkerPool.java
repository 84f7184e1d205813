package dev.perigee.platform.work;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Threads for work that would block or hog an event loop, with a queue that says no when it is
 * full.
 *
 * <p>Results arrive on the Vert.x context that subscribed, so that request-scoped beans and
 * database sessions go on working; without such a context they arrive on the worker thread.
 */
public final class WorkerPool implements AutoCloseable {
  private final String name;
  private final ThreadPoolExecutor executor;
  private final LongAdder completed = new LongAdder();
  private final LongAdder rejected = new LongAdder();

  /**
   * @param name of the threads and in the answer to a caller that finds the queue full
   * @param threads how many run at once, 1 or more
   * @param queueLength how many more may wait, 1 or more
   */
  public WorkerPool(String name, int threads, int queueLength) {
    this.name = name;
    this.executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queueLength),
            Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs the work on a thread of the pool, once per subscription.
   *
   * @return its result or its exception; {@link OverloadedException} when the queue is full. Work
   *     that is still waiting when the subscriber cancels is not run.
   */
  public <T> Uni<T> submit(Callable<T> work) {
    return begin(() -> CompletableFuture.completedFuture(work.call()), () -> {});
  }

  /**
   * As {@link #submit} for work whose answer is still to come when it is done: the thread does not
   * wait for it.
   *
   * @param afterwards what the thread does next, whether the work failed or not; the answer does
   *     not wait for its end
   */
  public <T> Uni<T> begin(Callable<CompletableFuture<T>> work, Runnable afterwards) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context = Vertx.currentContext();
              AtomicBoolean cancelled = new AtomicBoolean();
              emitter.onTermination(() -> cancelled.set(true));
              try {
                executor.execute(
                    () -> {
                      if (!cancelled.get()) {
                        run(work, context, emitter);
                        afterwards.run();
                      }
                    });
              } catch (RejectedExecutionException e) {
                rejected.increment();
                emitter.fail(new OverloadedException(name));
              }
            });
  }

  private <T> void run(
      Callable<CompletableFuture<T>> work, Context context, UniEmitter<? super T> emitter) {
    CompletableFuture<T> answer;
    try {
      answer = work.call();
    } catch (Throwable failure) { // errors too: a caller waits for this answer
      answer = CompletableFuture.failedFuture(failure);
    }
    answer.whenComplete((result, failure) -> tell(result, failure, context, emitter));
  }

  private <T> void tell(
      T result, Throwable failure, Context context, UniEmitter<? super T> emitter) {
    completed.increment();
    Runnable answer =
        failure == null
            ? () -> emitter.complete(result)
            : () -> emitter.fail(failure instanceof CompletionException e ? e.getCause() : failure);
    if (context == null) {
      answer.run();
    } else {
      context.runOnContext(ignored -> answer.run());
    }
  }

  /** Whether one more piece of work would start at once. */
  public boolean hasIdleThread() {
    return executor.getActiveCount() < executor.getMaximumPoolSize();
  }

  public Statistics statistics() {
    return new Statistics(
        name,
        executor.getActiveCount(),
        executor.getQueue().size(),
        completed.sum(),
        rejected.sum());
  }

  /** Stops without waiting for queued work; what runs is interrupted. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  /**
   * @param running pieces of work on a thread now
   * @param waiting pieces of work in the queue now
   * @param completed since the start, failures included
   * @param rejected refused because the queue was full, since the start
   */
  public record Statistics(String name, int running, int waiting, long completed, long rejected) {}
}
