package dev.perigee.video.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perigee.vision.Rect;

/**
 * A part of the frames. Width or height 0: no restriction to that side.
 *
 * @param mode null: pixels
 */
public record Region(double x, double y, double width, double height, Mode mode) {
  private static final double PERCENT = 100;

  /** Unit of the numbers. */
  enum Mode {
    /** Pixels of the video. */
    @JsonProperty("abs")
    ABS,
    /** Of its width and height, 0..100. */
    @JsonProperty("percent")
    PERCENT
  }

  /**
   * The region in pixels of a picture, clipped to it.
   *
   * @param region null: everything
   * @param scale pixels of the picture per pixel of the video
   * @throws VideoFailure when nothing of it lies in the picture
   */
  static Rect in(Region region, int pictureWidth, int pictureHeight, double scale) {
    return region == null
        ? new Rect(0, 0, pictureWidth, pictureHeight)
        : region.clipped(pictureWidth, pictureHeight, scale);
  }

  private Rect clipped(int pictureWidth, int pictureHeight, double scale) {
    boolean percent = mode == Mode.PERCENT;
    double sx = percent ? pictureWidth / PERCENT : scale;
    double sy = percent ? pictureHeight / PERCENT : scale;
    long left = Math.round(x * sx);
    long top = Math.round(y * sy);
    long right = width == 0 ? pictureWidth : Math.min(pictureWidth, Math.round((x + width) * sx));
    long bottom =
        height == 0 ? pictureHeight : Math.min(pictureHeight, Math.round((y + height) * sy));
    if (left >= right || top >= bottom) {
      throw new VideoFailure("a region lies outside of the frames");
    }
    return new Rect((int) left, (int) top, (int) (right - left), (int) (bottom - top));
  }
}
