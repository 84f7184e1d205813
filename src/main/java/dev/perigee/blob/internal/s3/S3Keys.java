package dev.perigee.blob.internal.s3;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import java.util.Optional;
import java.util.UUID;

/**
 * Keys of objects on the server:
 *
 * <pre>
 *   buckets/NAME                     a bucket: when it was made, its lifetime, its folder
 *   blobs/FOLDER/images/ID           an image
 *   blobs/FOLDER/objects/ID          an object
 *   blobs/FOLDER/thumbnails/ID/64    a thumbnail
 *   deleted/FOLDER                   the blobs of this folder are to be removed
 * </pre>
 *
 * <p>A bucket has a folder of its own each time it is made: what is left of one that was removed
 * cannot come back.
 */
final class S3Keys {
  static final String BUCKETS = "buckets/";
  static final String BLOBS = "blobs/";
  static final String DELETED = "deleted/";

  private static final String THUMBNAILS = "thumbnails";
  private static final int SEGMENTS = 4;

  private S3Keys() {}

  static String folder(String folder) {
    return BLOBS + folder + "/";
  }

  static String blob(String folder, BlobKey key) {
    return key.thumbnail() == null
        ? folder(folder) + key.kind().path() + "/" + key.id()
        : thumbnails(folder, key.id()) + key.thumbnail();
  }

  static String thumbnails(String folder, UUID image) {
    return folder(folder) + THUMBNAILS + "/" + image + "/";
  }

  /**
   * The key of the image that a thumbnail belongs to; empty when it is the key of something else.
   */
  static Optional<String> imageOf(String key) {
    String[] segments = key.split("/");
    return segments.length > SEGMENTS && segments[2].equals(THUMBNAILS)
        ? Optional.of(folder(segments[1]) + BlobKind.IMAGE.path() + "/" + segments[SEGMENTS - 1])
        : Optional.empty();
  }
}
