package dev.perigee.blob.internal;

import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Buckets;
import dev.perigee.blob.PlatformBucket;
import dev.perigee.blob.internal.disk.DiskStorage;
import dev.perigee.platform.config.PerigeeConfig;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** Opens the storage that the configuration names, and makes the buckets of the program. */
@Singleton
@Startup
class StorageSetup {
  private final Storage storage;

  StorageSetup(PerigeeConfig config) throws IOException {
    PerigeeConfig.Disk settings = config.storage().disk();
    storage =
        new DiskStorage(
            config.data().resolve("blobs"),
            settings.threads(),
            settings.queue(),
            Clock.systemUTC());
    for (PlatformBucket needed : PlatformBucket.values()) {
      storage.buckets().create(needed.bucket(), null).await().indefinitely();
    }
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
