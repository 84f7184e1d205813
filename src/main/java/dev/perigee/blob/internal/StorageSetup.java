package dev.perigee.blob.internal;

import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Buckets;
import dev.perigee.blob.PlatformBucket;
import dev.perigee.blob.internal.disk.DiskStorage;
import dev.perigee.blob.internal.s3.S3Settings;
import dev.perigee.blob.internal.s3.S3Storage;
import dev.perigee.platform.config.PerigeeConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Opens the storage that the configuration names, and makes the buckets of the program. */
@Singleton
@Startup
class StorageSetup {
  /** A start does not wait longer for a storage that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Storage storage;

  StorageSetup(PerigeeConfig config) throws IOException {
    storage = open(config);
    Uni<Void> prepared = storage.prepare().chain(this::makeBuckets);
    try {
      prepared.await().atMost(PATIENCE);
    } catch (RuntimeException e) {
      Log.errorf("the storage is not ready, it is tried again until it is: %s", e.getMessage());
      prepared
          .onFailure()
          .retry()
          .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
          .indefinitely()
          .subscribe()
          .with(ready -> Log.info("the storage is ready"));
    }
  }

  private static Storage open(PerigeeConfig config) throws IOException {
    PerigeeConfig.Disk disk = config.storage().disk();
    return switch (config.storage().type()) {
      case DISK ->
          new DiskStorage(
              config.data().resolve("blobs"), disk.threads(), disk.queue(), Clock.systemUTC());
      case S3 -> new S3Storage(S3Settings.of(config.storage().s3()), Clock.systemUTC());
    };
  }

  private Uni<Void> makeBuckets() {
    return Multi.createFrom()
        .items(PlatformBucket.values())
        .onItem()
        .transformToUniAndConcatenate(needed -> storage.buckets().create(needed.bucket(), null))
        .collect()
        .last()
        .replaceWithVoid();
  }

  @Produces
  @Singleton
  Storage storage() {
    return storage;
  }

  @Produces
  @Singleton
  BlobStore blobs() {
    return storage.blobs();
  }

  @Produces
  @Singleton
  Buckets buckets() {
    return storage.buckets();
  }

  @PreDestroy
  void close() {
    storage.close();
  }
}
