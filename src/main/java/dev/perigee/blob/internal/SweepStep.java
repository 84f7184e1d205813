package dev.perigee.blob.internal;

/**
 * What a part of a sweep has done.
 *
 * @param seen blobs and thumbnails looked at
 * @param expired blobs removed because their time was over
 * @param orphans thumbnails removed whose image is gone
 * @param next where to go on, null at the end
 */
public record SweepStep(int seen, int expired, int orphans, String next) {
  /** Blobs that a step looks at, about. */
  public static final int SIZE = 1000;
}
