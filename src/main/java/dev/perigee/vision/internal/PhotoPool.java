package dev.perigee.vision.internal;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that work on photos, behind a bounded queue. */
final class PhotoPool implements AutoCloseable {
  private final ThreadPoolExecutor executor;

  PhotoPool(int threads, int queueLimit) {
    executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(queueLimit),
            Thread.ofPlatform().daemon().name("perigee-photo-", 0).factory());
  }

  /** Fails with RejectedExecutionException when the queue is full. */
  <T> Uni<T> submit(Callable<T> work) {
    return Uni.createFrom().deferred(() -> Uni.createFrom().completionStage(start(work)));
  }

  private <T> CompletableFuture<T> start(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            try {
              result.complete(work.call());
            } catch (Throwable e) { // errors too: a caller waits for this answer
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  int queued() {
    return executor.getQueue().size();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
