package dev.perigee.vision.internal.net;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The cores that have no photo of their own to work on: with them, and only with them, one photo
 * uses several cores. When every core has a photo, handing parts of it to other threads costs more
 * than it gains; so does handing over a single picture, which only gets there later.
 */
public final class SparePower {
  private final int cores;
  private final BooleanSupplier some;
  private final Executor executor;
  private final Runnable help;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param cores that work on photos, 1 or more
   * @param some whether one of them has nothing to do now
   * @param executor of what such a core does
   * @param help what it does
   */
  public SparePower(int cores, BooleanSupplier some, Executor executor, Runnable help) {
    this.cores = cores;
    this.some = some;
    this.executor = executor;
    this.help = help;
  }

  /** Whether a core has nothing to do. */
  public boolean some() {
    return some.getAsBoolean();
  }

  /** How many threads share what waits, 1 or more. */
  public int threads() {
    return some() ? cores : 1;
  }

  /** One more picture waits: with two, each of two cores has one to run. */
  void arrived() {
    if (waiting.incrementAndGet() > 1) {
      offer();
    }
  }

  /** So many pictures do not wait any more. */
  void taken(int pictures) {
    waiting.addAndGet(-pictures);
  }

  /**
   * Lets a core that has nothing to do help with what waits, even if that is a single picture: for
   * a caller that has other things to do before it runs it.
   */
  public void offer() {
    if (some()) {
      executor.execute(help);
    }
  }
}
