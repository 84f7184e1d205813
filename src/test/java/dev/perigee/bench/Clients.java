package dev.perigee.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that do the same thing again and again, each on a thread of its own. */
final class Clients {
  private Clients() {}

  /**
   * @return how often all of them together did it a second
   */
  static double perSecond(int clients, Duration time, Callable<?> work) {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    List<Future<Integer>> counts = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        counts.add(pool.submit(() -> repeat(end, work)));
      }
      int done = 0;
      for (Future<Integer> count : counts) {
        done += count.get();
      }
      return done * 1e9 / (System.nanoTime() - begun);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int repeat(long end, Callable<?> work) throws Exception {
    int done = 0;
    while (System.nanoTime() < end) {
      work.call();
      done++;
    }
    return done;
  }
}
