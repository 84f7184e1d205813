package dev.perigee.video.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;

/** What one video may cost. Whatever goes beyond is refused with 12031. */
final class Budget {
  private final PerigeeConfig.Video limits;
  private final long begun = System.nanoTime();
  private int frames;

  Budget(PerigeeConfig.Video limits) {
    this.limits = limits;
  }

  /**
   * @param seconds of the video
   */
  void checkDuration(double seconds) {
    if (seconds > limits.maxDuration().toMillis() / 1e3) {
      throw refusal("Video is longer than %d seconds", limits.maxDuration().toSeconds());
    }
  }

  /** Counts a frame that is analysed. */
  void takeFrame() {
    if (++frames > limits.maxFrames()) {
      throw refusal("More than %d frames are to be analysed", limits.maxFrames());
    }
  }

  void checkTime() {
    if (System.nanoTime() - begun > limits.maxTime().toNanos()) {
      throw refusal("Video takes longer than %d seconds", limits.maxTime().toSeconds());
    }
  }

  private static ApiException refusal(String text, long limit) {
    return ApiException.of(ErrorCode.BAD_INPUT, text.formatted(limit));
  }
}
