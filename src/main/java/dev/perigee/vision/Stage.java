package dev.perigee.vision;

/** The steps of the analysis whose time is counted. */
public enum Stage {
  /** Header checks and decoding, once an image. */
  DECODE,
  /** Finding the faces, once an image: all passes and tiles. */
  DETECT,
  /** One look of the first detector at a photo or a part of it; its time is part of DETECT. */
  PASS,
  /** 68 landmarks, once a face. */
  LANDMARKS,
  /** The 250x250 sample, once a face. */
  WARP,
  /** Writing the sample as JPEG, once a face. */
  ENCODE,
  /** The descriptor network, once a batch. */
  DESCRIPTOR,
  /** What the estimations take out of the pixels, once a face or body. */
  CROP,
  /** The networks of the estimations, once a batch each. */
  ESTIMATE,
  /** Finding the bodies, once an image. */
  BODIES
}
