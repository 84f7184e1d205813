package dev.perigee.blob;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Samples: warps as JPEG, one blob each. May be called from any thread. */
@ApplicationScoped
public class SampleStore {
  /** Media type of every sample. */
  public static final String JPEG = "image/jpeg";

  private final BlobStore blobs;

  SampleStore(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * Stores a sample.
   *
   * @param accountId owner
   * @param jpeg a warp of the type's width and height
   * @param life how long it lives, null for ever
   * @return its id
   */
  public Uni<UUID> put(UUID accountId, SampleType type, byte[] jpeg, Duration life) {
    return Uni.createFrom()
        .deferred(
            () -> {
              UUID id = UUID.randomUUID();
              Instant expiry = life == null ? null : Instant.now().plus(life);
              return blobs
                  .put(
                      new BlobKey(type.bucket(), id),
                      new BlobMeta(accountId, JPEG, expiry),
                      Multi.createFrom().item(Buffer.buffer(jpeg)))
                  .replaceWith(id);
            });
  }

  /**
   * A sample.
   *
   * @param scope account whose samples may be seen, null for all
   */
  public Uni<Optional<Blob>> get(UUID scope, SampleType type, UUID sampleId) {
    return blobs.get(new BlobKey(type.bucket(), sampleId), scope);
  }

  /** As {@link #get}, without the image. */
  public Uni<Optional<BlobInfo>> head(UUID scope, SampleType type, UUID sampleId) {
    return blobs.head(new BlobKey(type.bucket(), sampleId), scope);
  }

  /** Removes a sample of the account; false when there is none. */
  public Uni<Boolean> delete(UUID accountId, SampleType type, UUID sampleId) {
    return blobs.delete(new BlobKey(type.bucket(), sampleId), accountId);
  }
}
