package dev.perigee.blob.internal.disk;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Where things lie on the disk:
 *
 * <pre>
 *   bucket/.bucket.json
 *   bucket/images/1f3/0b27…-…1f3                  an image
 *   bucket/images/1f3/0b27…-…1f3.thumbnails/64    one of its thumbnails
 *   bucket/objects/07c/…                          an object
 *   .tmp/…                                        being written
 *   .deleted/…                                    buckets being removed
 * </pre>
 *
 * <p>The last hex digits of an id are random in every version of UUID; 4096 folders keep each of
 * them small up to tens of millions of blobs. No bucket begins with a dot.
 */
record Layout(Path root) {
  private static final int FAN_OUT_DIGITS = 3;

  /** Folders that blobs of one kind are spread over. */
  static final int FAN_OUT = 1 << (4 * FAN_OUT_DIGITS);

  private static final String THUMBNAILS = ".thumbnails";

  Path temporary() {
    return root.resolve(".tmp");
  }

  Path deleted() {
    return root.resolve(".deleted");
  }

  Path bucket(String name) {
    return root.resolve(name);
  }

  Path bucketFile(String name) {
    return bucket(name).resolve(".bucket.json");
  }

  Path kind(String bucket, BlobKind kind) {
    return bucket(bucket).resolve(kind.path());
  }

  /**
   * @param number 0 to {@link #FAN_OUT} - 1
   */
  Path fanOut(String bucket, BlobKind kind, int number) {
    return kind(bucket, kind).resolve("%03x".formatted(number));
  }

  Path file(BlobKey key) {
    if (key.thumbnail() != null) {
      return thumbnails(key).resolve(key.thumbnail().toString());
    }
    String id = key.id().toString();
    return kind(key.bucket(), key.kind())
        .resolve(id.substring(id.length() - FAN_OUT_DIGITS))
        .resolve(id);
  }

  /** Folder with the thumbnails of an image. */
  Path thumbnails(BlobKey key) {
    Path image = file(key.original());
    return image.resolveSibling(image.getFileName() + THUMBNAILS);
  }

  /** Id of the blob that a file is, or that a folder belongs to; empty for anything else. */
  static Optional<UUID> idOf(Path entry) {
    String name = entry.getFileName().toString();
    String id =
        name.endsWith(THUMBNAILS) ? name.substring(0, name.length() - THUMBNAILS.length()) : name;
    try {
      UUID uuid = UUID.fromString(id);
      return uuid.toString().equals(id) ? Optional.of(uuid) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isThumbnails(Path entry) {
    return entry.getFileName().toString().endsWith(THUMBNAILS);
  }
}
