package dev.perigee.blob;

import java.util.UUID;

/**
 * Where a blob lives.
 *
 * @param bucket see {@link Bucket#isName}
 * @param thumbnail longer side of a thumbnail in pixels, 1 to 4096; null for the blob itself. Only
 *     images have thumbnails.
 */
public record BlobKey(String bucket, BlobKind kind, UUID id, Integer thumbnail) {
  private static final int MAX_THUMBNAIL = 4096;

  public BlobKey {
    if (!Bucket.isName(bucket)) {
      throw new IllegalArgumentException("bad bucket name");
    }
    if (thumbnail != null
        && (kind != BlobKind.IMAGE || thumbnail < 1 || thumbnail > MAX_THUMBNAIL)) {
      throw new IllegalArgumentException("no thumbnail of this size");
    }
  }

  public static BlobKey image(String bucket, UUID id) {
    return new BlobKey(bucket, BlobKind.IMAGE, id, null);
  }

  public static BlobKey object(String bucket, UUID id) {
    return new BlobKey(bucket, BlobKind.OBJECT, id, null);
  }

  /**
   * A thumbnail of this image.
   *
   * @param side longer side, pixels, 1 to 4096
   */
  public BlobKey thumbnailOf(int side) {
    return new BlobKey(bucket, kind, id, side);
  }

  /** The blob itself, when this is one of its thumbnails. */
  public BlobKey original() {
    return thumbnail == null ? this : new BlobKey(bucket, kind, id, null);
  }
}
