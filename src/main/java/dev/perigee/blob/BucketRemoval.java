package dev.perigee.blob;

/** What became of the wish to remove a bucket. */
public enum BucketRemoval {
  NO_SUCH_BUCKET,
  /** Nothing of it is left. */
  DONE,
  /** Nobody sees it any more; its space is being freed. */
  GOING_ON
}
