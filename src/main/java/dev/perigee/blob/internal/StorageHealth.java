package dev.perigee.blob.internal;

import dev.perigee.platform.service.HealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Whether something could be stored now. */
@Singleton
class StorageHealth implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(StorageHealth.class);

  private final Storage storage;

  StorageHealth(Storage storage) {
    this.storage = storage;
  }

  @Override
  public String component() {
    return "storage";
  }

  @Override
  public Uni<Void> check() {
    return storage
        .check()
        .onFailure()
        .invoke(e -> LOG.warn("the storage does not answer", e))
        .onFailure()
        .transform(e -> new IllegalStateException("the storage does not answer"));
  }
}
