package dev.perigee.vision.internal.face;

/** Of the subject, not of the image. */
public enum Side {
  LEFT,
  RIGHT
}
