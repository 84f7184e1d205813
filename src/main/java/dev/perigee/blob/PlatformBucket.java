package dev.perigee.blob;

/** Buckets that the program itself needs. They are made at its start. */
public enum PlatformBucket {
  /** Warps of faces. */
  FACE_SAMPLES("visionlabs-samples"),
  /** Warps of bodies. */
  BODY_SAMPLES("visionlabs-bodies-samples"),
  /** Photos as they were sent. */
  IMAGES("visionlabs-image-origin"),
  /** Files of users. */
  OBJECTS("visionlabs-objects"),
  /** Results of tasks. */
  TASK_RESULTS("task-result");

  private final String bucket;

  PlatformBucket(String bucket) {
    this.bucket = bucket;
  }

  /** Name of the bucket. */
  public String bucket() {
    return bucket;
  }
}
