package dev.perigee.blob;

/** Kinds of blobs. Within a bucket each kind has ids of its own. */
public enum BlobKind {
  /** Pictures, which may have thumbnails. */
  IMAGE("images"),
  /** Anything else. */
  OBJECT("objects");

  private final String path;

  BlobKind(String path) {
    this.path = path;
  }

  /** Segment of URLs and of places in the store. */
  public String path() {
    return path;
  }
}
