package dev.perigee.bench;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Lifetime;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.internal.Storage;
import dev.perigee.blob.internal.SweepStep;
import dev.perigee.blob.internal.disk.DiskStorage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * Many small blobs on disk: rates of put, get and sweep, and the heap that is in use after each
 * part.
 *
 * <p>{@code StorageBenchmark put|get|sweep DIR BLOBS BYTES}; the parts may run one after the other
 * in processes of their own. Each blob lives for an hour, and the sweep's clock is two hours ahead.
 */
public final class StorageBenchmark {
  private static final String BUCKET = "bench";
  private static final int THREADS = 8;
  private static final int IN_FLIGHT = 64;
  private static final int REPORTS = 5;

  private final int blobs;
  private final byte[] content;

  private StorageBenchmark(int blobs, int bytes) {
    this.blobs = blobs;
    this.content = new byte[bytes];
    new Random(1).nextBytes(content);
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[1]));
    StorageBenchmark benchmark =
        new StorageBenchmark(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    boolean later = args[0].equals("sweep");
    Clock clock = later ? Clock.offset(Clock.systemUTC(), Duration.ofHours(2)) : Clock.systemUTC();
    try (Storage storage = new DiskStorage(folder, THREADS, 2 * IN_FLIGHT, clock)) {
      storage.buckets().create(BUCKET, null).await().indefinitely();
      switch (args[0]) {
        case "put" -> benchmark.run("put", i -> benchmark.put(storage.blobs(), i));
        case "get" -> benchmark.run("get", i -> benchmark.get(storage.blobs(), i));
        case "sweep" -> benchmark.sweep(storage);
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  /** The same ids in every process. */
  private static BlobKey key(int i) {
    Random random = new Random(i);
    return BlobKey.object(BUCKET, new UUID(random.nextLong(), random.nextLong()));
  }

  private Uni<?> put(BlobStore store, int i) {
    NewBlob blob = new NewBlob(new UUID(0, 1), "image/jpeg", Lifetime.of(Duration.ofHours(1)));
    return store.put(key(i), blob, Multi.createFrom().item(Buffer.buffer(content)));
  }

  private Uni<?> get(BlobStore store, int i) {
    return store
        .get(key(new Random(-i).nextInt(blobs)), null)
        .flatMap(blob -> blob.orElseThrow().bytes())
        .invoke(
            bytes -> {
              if (!Arrays.equals(bytes, content)) {
                throw new IllegalStateException("other bytes than were put");
              }
            });
  }

  private void run(String what, IntFunction<Uni<?>> work) throws InterruptedException {
    Semaphore slots = new Semaphore(IN_FLIGHT);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    long start = System.nanoTime();
    long begun = start;
    int step = Math.max(1, blobs / REPORTS);
    for (int i = 0; i < blobs; i++) {
      slots.acquire();
      work.apply(i)
          .onTermination()
          .invoke(slots::release)
          .subscribe()
          .with(done -> {}, failure::set);
      if ((i + 1) % step == 0) {
        report(what, i + 1, step, begun);
        begun = System.nanoTime();
      }
    }
    slots.acquire(IN_FLIGHT);
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
    report(what + " in all", blobs, blobs, start);
  }

  private void sweep(Storage storage) {
    AtomicLong expired = new AtomicLong();
    long start = System.nanoTime();
    String from = null;
    do {
      SweepStep step = storage.sweep(from).await().indefinitely();
      expired.addAndGet(step.expired());
      from = step.next();
    } while (from != null);
    report("sweep", expired.intValue(), expired.intValue(), start);
  }

  private static void report(String what, int done, int count, long since) {
    double seconds = (System.nanoTime() - since) / 1e9;
    System.gc();
    Runtime memory = Runtime.getRuntime();
    System.out.printf(
        "%s: %,d blobs, %,.0f/s, heap in use %d MB%n",
        what, done, count / seconds, (memory.totalMemory() - memory.freeMemory()) >> 20);
  }
}
