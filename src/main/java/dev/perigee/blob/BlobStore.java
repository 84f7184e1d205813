package dev.perigee.blob;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps bytes by bucket, kind and id. A blob of another account, an expired one and one in a bucket
 * that does not exist are absent for a caller. What a Uni has confirmed survives a power cut.
 *
 * <p>Results arrive on the Vert.x context that asked. Every operation fails with {@link
 * dev.perigee.platform.work.OverloadedException} when too many wait already, and with the
 * documented error 13010 when the storage is full, 13011 when it refuses to change anything, 13012
 * when it does not answer in time, 13013 when it holds other bytes than were stored.
 */
public interface BlobStore {

  /**
   * Stores a blob, in place of the one that is there; thumbnails of an image that was there are
   * gone. Readers see the old one or the new one, never a part.
   *
   * @param key no thumbnail
   * @return what has been stored. When it fails, nothing has changed; 13005 when there is no such
   *     bucket. Error 13012 alone leaves open whether the blob was stored.
   */
  Uni<BlobInfo> put(BlobKey key, NewBlob blob, Multi<Buffer> content);

  /**
   * Keeps a thumbnail for as long as its image is there and has not been replaced. Unlike blobs it
   * may be lost in a power cut.
   *
   * @param key a thumbnail
   * @param image what it was made from
   * @return false when that is not the stored image any more, so that nothing has been kept
   */
  Uni<Boolean> putThumbnail(BlobKey key, BlobInfo image, Buffer content);

  /**
   * A blob with its content.
   *
   * @param scope account whose blobs may be seen, null for all
   * @param range the wanted part, null for the whole
   * @return fails with {@link UnsatisfiableRangeException} when there is no such part
   */
  Uni<Optional<Blob>> get(BlobKey key, UUID scope, ByteRange range);

  /** As {@link #get(BlobKey, UUID, ByteRange)}, with the whole content. */
  default Uni<Optional<Blob>> get(BlobKey key, UUID scope) {
    return get(key, scope, null);
  }

  /** As {@link #get}, without the content. */
  Uni<Optional<BlobInfo>> head(BlobKey key, UUID scope);

  /**
   * Removes a blob, and the thumbnails of an image.
   *
   * @param key no thumbnail
   * @return false when the scope has no such blob
   */
  Uni<Boolean> delete(BlobKey key, UUID scope);

  /**
   * Removes many blobs of a bucket. Those that are absent are passed over. When it fails, some may
   * have been removed.
   *
   * @param ids 1000 at most
   * @return how many have been removed
   */
  Uni<Integer> deleteAll(String bucket, BlobKind kind, Collection<UUID> ids, UUID scope);
}
