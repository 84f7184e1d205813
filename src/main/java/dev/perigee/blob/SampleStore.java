package dev.perigee.blob;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
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
   * @param life how long it lives
   * @return its id
   */
  public Uni<UUID> put(UUID accountId, SampleType type, byte[] jpeg, Lifetime life) {
    return Uni.createFrom()
        .deferred(
            () -> {
              UUID id = UUID.randomUUID();
              return blobs
                  .put(
                      key(type, id),
                      new NewBlob(accountId, JPEG, life),
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
    return blobs.get(key(type, sampleId), scope);
  }

  /** As {@link #get}, without the image. */
  public Uni<Optional<BlobInfo>> head(UUID scope, SampleType type, UUID sampleId) {
    return blobs.head(key(type, sampleId), scope);
  }

  /** Removes a sample of the account; false when there is none. */
  public Uni<Boolean> delete(UUID accountId, SampleType type, UUID sampleId) {
    return blobs.delete(key(type, sampleId), accountId);
  }

  private static BlobKey key(SampleType type, UUID sampleId) {
    return BlobKey.image(type.bucket(), sampleId);
  }
}
