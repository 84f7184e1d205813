package dev.perigee.blob;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps bytes by bucket and id. A blob of another account and an expired one do not exist for a
 * caller. What a Uni has confirmed survives a power cut.
 *
 * <p>Every operation fails with {@link dev.perigee.platform.work.OverloadedException} when too many
 * wait already.
 */
public interface BlobStore {

  /**
   * Stores a blob, in place of the one that is there. Readers see the old one or the new one, never
   * a part.
   *
   * @return what has been stored; when it fails nothing has changed
   */
  Uni<BlobInfo> put(BlobKey key, BlobMeta meta, Multi<Buffer> content);

  /**
   * A blob with its content.
   *
   * @param scope account whose blobs may be seen, null for all
   */
  Uni<Optional<Blob>> get(BlobKey key, UUID scope);

  /** As {@link #get}, without the content. */
  Uni<Optional<BlobInfo>> head(BlobKey key, UUID scope);

  /**
   * Removes a blob.
   *
   * @return false when the scope has no such blob
   */
  Uni<Boolean> delete(BlobKey key, UUID scope);
}
