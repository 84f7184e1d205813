package dev.perigee.blob;

import java.util.UUID;

/**
 * Where a blob lives.
 *
 * @param bucket 1..255 of {@code a-z 0-9 - _}
 */
public record BlobKey(String bucket, UUID id) {
  private static final int MAX_BUCKET = 255;

  public BlobKey {
    if (bucket.isEmpty() || bucket.length() > MAX_BUCKET || !allowed(bucket)) {
      throw new IllegalArgumentException("bad bucket name");
    }
  }

  private static boolean allowed(String bucket) {
    return bucket
        .chars()
        .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_');
  }
}
