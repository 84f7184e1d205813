package dev.perigee.blob;

import java.util.UUID;

/** Kinds of samples: warps of faces and of bodies. */
public enum SampleType {
  FACES("faces", PlatformBucket.FACE_SAMPLES, 250, 250),
  BODIES("bodies", PlatformBucket.BODY_SAMPLES, 128, 256);

  private final String path;
  private final PlatformBucket bucket;
  private final int width;
  private final int height;

  SampleType(String path, PlatformBucket bucket, int width, int height) {
    this.path = path;
    this.bucket = bucket;
    this.width = width;
    this.height = height;
  }

  /** Segment of URLs. */
  public String path() {
    return path;
  }

  public String bucket() {
    return bucket.bucket();
  }

  /** Width of every sample, pixels. */
  public int width() {
    return width;
  }

  /** Height of every sample, pixels. */
  public int height() {
    return height;
  }

  /** URL of a sample within the API. */
  public String url(UUID sampleId) {
    return "/6/samples/" + path + "/" + sampleId;
  }

  /**
   * @param path {@code faces} or {@code bodies}
   */
  public static SampleType ofPath(String path) {
    for (SampleType type : values()) {
      if (type.path.equals(path)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no sample type: " + path);
  }
}
