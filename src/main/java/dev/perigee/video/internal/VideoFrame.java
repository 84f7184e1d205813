package dev.perigee.video.internal;

import dev.perigee.vision.Picture;

/**
 * One frame.
 *
 * @param number 0 is the first
 * @param time seconds since the first
 * @param scale pixels of the picture per pixel of the video, 1 or less
 */
record VideoFrame(long number, double time, Picture picture, double scale) {

  /** Where it stands in the video. */
  VideoAnswer.Offset offset() {
    return new VideoAnswer.Offset(number, time);
  }
}
