package dev.perigee.blob.internal.s3;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.Lifetime;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.internal.Storage;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectAPIArgs;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * Puts to an S3 server, through the store and through the bare client, by turns in one run.
 *
 * <p>{@code S3RateBenchmark PUTS BYTES}
 */
public final class S3RateBenchmark {
  private static final int ROUNDS = 4;
  private static final int IN_FLIGHT = 32;

  private S3RateBenchmark() {}

  public static void main(String[] args) throws Exception {
    int puts = Integer.parseInt(args[0]);
    byte[] content = new byte[Integer.parseInt(args[1])];
    new Random(1).nextBytes(content);
    S3Settings settings = S3Server.get().settings();
    MinioAsyncClient bare = bareClient(settings);
    try (Storage storage = new S3Storage(settings, Clock.systemUTC())) {
      storage.prepare().await().indefinitely();
      storage.buckets().create("bench", null).await().indefinitely();
      for (int round = 0; round < ROUNDS; round++) {
        double raw = rate(puts, () -> put(bare, settings.bucket(), content));
        double ours = rate(puts, () -> put(storage, content));
        System.out.printf(
            "round %d: bare client %.0f puts/s, store %.0f puts/s (%.0f %%)%n",
            round, raw, ours, 100 * ours / raw);
      }
    }
    System.exit(0);
  }

  private static MinioAsyncClient bareClient(S3Settings settings) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(IN_FLIGHT);
    dispatcher.setMaxRequestsPerHost(IN_FLIGHT);
    return MinioAsyncClient.builder()
        .endpoint(settings.endpoint().toString())
        .region(settings.region())
        .credentials(settings.accessKey(), settings.secretKey())
        .httpClient(
            new OkHttpClient.Builder()
                .socketFactory(new NoDelaySockets())
                .dispatcher(dispatcher)
                .build())
        .build();
  }

  private static CompletableFuture<?> put(MinioAsyncClient bare, String bucket, byte[] content) {
    return bare.putObject(
        PutObjectAPIArgs.builder()
            .bucket(bucket)
            .object("bare/" + UUID.randomUUID())
            .data(content, content.length)
            .build());
  }

  private static CompletableFuture<?> put(Storage storage, byte[] content) {
    return storage
        .blobs()
        .put(
            BlobKey.object("bench", UUID.randomUUID()),
            new NewBlob(null, "image/jpeg", Lifetime.FOR_EVER),
            Multi.createFrom().item(Buffer.buffer(content)))
        .subscribeAsCompletionStage();
  }

  /** Puts a second. */
  private static double rate(int puts, Supplier<CompletableFuture<?>> put) throws Exception {
    Semaphore slots = new Semaphore(IN_FLIGHT);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    long start = System.nanoTime();
    for (int i = 0; i < puts; i++) {
      slots.acquire();
      put.get()
          .whenComplete(
              (stored, e) -> {
                failure.compareAndSet(null, e);
                slots.release();
              });
    }
    slots.acquire(IN_FLIGHT);
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
    return puts / ((System.nanoTime() - start) / 1e9);
  }
}
