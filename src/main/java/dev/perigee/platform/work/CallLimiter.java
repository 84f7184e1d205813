package dev.perigee.platform.work;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;

/** Lets a number of calls run at once and some more wait; others are refused. */
public final class CallLimiter {
  private final String name;
  private final int queueLength;
  private final Queue<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
  private int free;

  /**
   * @param name told to those who are refused
   * @param concurrency calls at the same time, 1 or more
   * @param queueLength calls that may wait, 0 or more
   */
  public CallLimiter(String name, int concurrency, int queueLength) {
    this.name = name;
    this.free = concurrency;
    this.queueLength = queueLength;
  }

  /** The call, when it is its turn; {@link OverloadedException} when too many wait. */
  public <T> Uni<T> limit(Uni<T> call) {
    return turn().chain(() -> call.onTermination().invoke(this::release));
  }

  private Uni<Void> turn() {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              boolean go = false;
              boolean full = false;
              synchronized (waiting) {
                if (free > 0) {
                  free--;
                  go = true;
                } else if (waiting.size() < queueLength) {
                  waiting.add(emitter);
                } else {
                  full = true;
                }
              }
              if (go) {
                emitter.complete(null);
              } else if (full) {
                emitter.fail(new OverloadedException(name));
              } else {
                emitter.onTermination(() -> leave(emitter));
              }
            });
  }

  /** Whoever gives up waiting; when its turn has come in the same moment, another has it. */
  private void leave(UniEmitter<? super Void> emitter) {
    boolean waited;
    synchronized (waiting) {
      waited = waiting.remove(emitter);
    }
    if (!waited) {
      release();
    }
  }

  private void release() {
    UniEmitter<? super Void> next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        free++;
      }
    }
    if (next != null) {
      next.complete(null);
    }
  }
}
