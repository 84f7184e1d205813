package dev.perigee.blob.internal;

import dev.perigee.blob.BlobStore;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.work.WorkerPool;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** The store in {@code <data>/blobs} and its upkeep. */
@Singleton
@Startup
class DiskBlobs {
  private final WorkerPool workers;
  private final DiskBlobStore store;

  DiskBlobs(PerigeeConfig config) throws IOException {
    this.workers = new WorkerPool("blob", config.blobs().threads(), config.blobs().queue());
    this.store = new DiskBlobStore(config.data().resolve("blobs"), workers, Clock.systemUTC());
  }

  @Produces
  @Singleton
  BlobStore store() {
    return store;
  }

  /** Expired blobs are out of sight at once; at night their space is freed. */
  @Scheduled(cron = "0 0 1 * * ?", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void removeExpired() throws IOException {
    Log.infof("%d expired blobs removed", store.removeExpired());
  }

  @PreDestroy
  void stop() {
    workers.close();
  }
}
