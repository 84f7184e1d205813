package dev.perigee.vision;

/** The steps of the analysis whose time is counted. */
public enum Stage {
  /** Header checks and decoding, once an image. */
  DECODE,
  /** Finding the faces, once an image: all passes and tiles. */
  DETECT,
  /** 68 landmarks, once a face. */
  LANDMARKS,
  /** The 250x250 sample, once a face. */
  WARP,
  /** Writing the sample as JPEG, once a face. */
  ENCODE,
  /** The descriptor network, once a batch. */
  DESCRIPTOR
}
