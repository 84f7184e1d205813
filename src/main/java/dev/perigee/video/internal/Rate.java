package dev.perigee.video.internal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which frames are looked at.
 *
 * @param period 1 is each frame, or one a second
 * @param unit null: frames
 */
public record Rate(double period, Unit unit) {

  /** Of the period. */
  enum Unit {
    @JsonProperty("frame")
    FRAME,
    @JsonProperty("second")
    SECOND
  }

  static Rate everyFrames(int frames) {
    return new Rate(frames, Unit.FRAME);
  }

  /**
   * Whether a frame is one of them.
   *
   * @param last the one before, null when this would be the first
   */
  boolean wants(long frame, double time, VideoAnswer.Offset last) {
    if (last == null) {
      return true;
    }
    return unit == Unit.SECOND ? time - last.time() >= period : frame - last.frame() >= period;
  }
}
