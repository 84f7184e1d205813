package dev.perigee.blob.internal;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobStore;
import dev.perigee.platform.service.HealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks for a blob that cannot be there: the store must be reached to say so. */
@Singleton
class StorageHealth implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(StorageHealth.class);
  private static final BlobKey NOTHING = new BlobKey("health", new UUID(0, 0));

  private final BlobStore store;

  StorageHealth(BlobStore store) {
    this.store = store;
  }

  @Override
  public String component() {
    return "storage";
  }

  @Override
  public Uni<Void> check() {
    return store
        .head(NOTHING, null)
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.warn("the storage does not answer", e))
        .onFailure()
        .transform(e -> new IllegalStateException("the storage does not answer"));
  }
}
