package dev.perigee.blob.internal.rest;

import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobStore;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The account that a writer at the Image Store names. */
@Singleton
class OwnerHeader {
  static final String NAME = "Luna-Account-Id";

  private final BlobStore blobs;

  OwnerHeader(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * @param header null for nobody
   * @throws ApiException 11037 when it is no id
   */
  static UUID parse(String header) {
    if (header == null) {
      return null;
    }
    if (!Uuids.isUuid(header)) {
      throw ApiException.of(ErrorCode.ACCOUNT_HEADER_NOT_UUID);
    }
    return UUID.fromString(header);
  }

  /**
   * Lets a writer replace what is its own or nobody's.
   *
   * @param owner null for a writer that names no account: it may replace everything
   * @return fails with 13008 when the blob is another account's
   */
  Uni<Void> mayReplace(BlobKey key, UUID owner) {
    if (owner == null) {
      return Uni.createFrom().voidItem();
    }
    return blobs
        .head(key, null)
        .invoke(
            found -> {
              if (found.map(BlobInfo::meta).filter(meta -> !meta.visibleTo(owner)).isPresent()) {
                throw ApiException.of(ErrorCode.OBJECT_EXISTS, key.id());
              }
            })
        .replaceWithVoid();
  }
}
