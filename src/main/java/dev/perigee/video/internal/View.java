package dev.perigee.video.internal;

import dev.perigee.vision.Picture;
import dev.perigee.vision.Rect;

/**
 * The part of a frame that is looked at.
 *
 * @param placement brings what is found there into the video
 * @param counts where what is found counts, pixels of the video
 */
record View(Picture picture, Placement placement, Rect counts) {

  /**
   * @param roi where to look, null everywhere
   * @param droi where what is found counts, null everywhere
   * @throws VideoFailure when a region lies outside of the frame
   */
  static View of(VideoFrame frame, Region roi, Region droi) {
    Picture whole = frame.picture();
    Rect part = Region.in(roi, whole.width(), whole.height(), frame.scale());
    Rect counts = Region.in(droi, whole.width(), whole.height(), frame.scale());
    return new View(
        whole.part(part),
        new Placement(part.x(), part.y(), frame.scale()),
        new Placement(0, 0, frame.scale()).apply(counts));
  }

  boolean counts(double x, double y) {
    double rounding = 1 / placement.scale();
    return x >= counts.x() - rounding
        && y >= counts.y() - rounding
        && x <= counts.x() + counts.width() + rounding
        && y <= counts.y() + counts.height() + rounding;
  }

  /** Whether a box lies in there whole; that of a body cut by the frame does. */
  boolean counts(Rect box) {
    return counts(box.x(), box.y()) && counts(box.x() + box.width(), box.y() + box.height());
  }
}
