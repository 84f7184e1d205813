package dev.perigee.blob.internal.rest;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Buckets;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Removes blobs for those who ask for it. */
@Singleton
class BlobDeletes {
  /** Most blobs that one request removes. */
  private static final int MOST = 1000;

  private final BlobStore blobs;
  private final Buckets buckets;

  BlobDeletes(BlobStore blobs, Buckets buckets) {
    this.blobs = blobs;
    this.buckets = buckets;
  }

  /**
   * Removes the blob.
   *
   * @param scope account whose blobs may be removed, null for all
   * @return fails with 13003 or 13007 when the scope has none
   */
  Uni<Void> delete(BlobKey key, UUID scope) {
    return blobs
        .delete(key, scope)
        .invoke(
            found -> {
              if (!found) {
                throw BlobReads.missing(key);
              }
            })
        .replaceWithVoid();
  }

  /**
   * Removes those of the blobs that there are.
   *
   * @param scope account whose blobs may be removed, null for all
   * @return fails with 13004 or 13009 for too many, and with 13005 when there is no such bucket
   */
  Uni<Void> deleteAll(String bucket, BlobKind kind, List<UUID> ids, UUID scope) {
    if (ids.size() > MOST) {
      throw ApiException.of(
          kind == BlobKind.IMAGE ? ErrorCode.IMAGE_COUNT : ErrorCode.OBJECT_COUNT, MOST);
    }
    return buckets
        .find(bucket)
        .map(found -> found.orElseThrow(() -> BucketsResource.missing(bucket)))
        .chain(found -> blobs.deleteAll(bucket, kind, ids, scope))
        .replaceWithVoid();
  }
}
