package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;
import dev.perigee.vision.Rect;
import java.util.List;

/**
 * A face as a detector saw it. Coordinates in pixels of the image that was searched; the box may
 * reach outside of it.
 *
 * @param x1 left
 * @param y1 top
 * @param x2 right
 * @param y2 bottom
 * @param score 0..1
 * @param eyes the eye on the left of the image, then the other one; empty when the detector does
 *     not tell
 */
public record Candidate(
    double x1, double y1, double x2, double y2, double score, List<Point> eyes) {

  /** What someone else found, and is sure of. */
  public static Candidate of(Rect box) {
    return new Candidate(
        box.x(), box.y(), box.x() + box.width(), box.y() + box.height(), 1, List.of());
  }

  public double width() {
    return x2 - x1;
  }

  public double height() {
    return y2 - y1;
  }

  /** The longer side. */
  public double size() {
    return Math.max(width(), height());
  }

  public Point centre() {
    return new Point((x1 + x2) / 2, (y1 + y2) / 2);
  }

  /**
   * Angle of the line through the eyes, radians, positive when the right end is lower; 0 unknown.
   */
  public double roll() {
    if (eyes.isEmpty()) {
      return 0;
    }
    Point line = eyes.get(1).minus(eyes.get(0));
    return Math.atan2(line.y(), line.x());
  }

  /** In whole pixels, clipped to the image, at least one pixel large. */
  public Rect clipped(int width, int height) {
    int left = (int) Math.clamp(Math.round(x1), 0, width - 1);
    int top = (int) Math.clamp(Math.round(y1), 0, height - 1);
    int right = (int) Math.clamp(Math.round(x2), left + 1, width);
    int bottom = (int) Math.clamp(Math.round(y2), top + 1, height);
    return new Rect(left, top, right - left, bottom - top);
  }

  /** Seen in the part of an image that begins at (x, y): the same in coordinates of the image. */
  public Candidate shifted(double x, double y) {
    return new Candidate(
        x1 + x,
        y1 + y,
        x2 + x,
        y2 + y,
        score,
        eyes.stream().map(p -> new Point(p.x() + x, p.y() + y)).toList());
  }

  /** Seen in a reduced image: the same in coordinates of one that is {@code factor} as large. */
  public Candidate scaled(double factor) {
    return new Candidate(
        x1 * factor,
        y1 * factor,
        x2 * factor,
        y2 * factor,
        score,
        eyes.stream().map(p -> new Point(p.x() * factor, p.y() * factor)).toList());
  }

  /** Intersection over union of the boxes, 0..1. */
  public double iou(Candidate other) {
    double shared = shared(other);
    return shared == 0 ? 0 : shared / (area() + other.area() - shared);
  }

  /** Share of the smaller box that lies inside the other one, 0..1. */
  public double overlapOfSmaller(Candidate other) {
    double shared = shared(other);
    return shared == 0 ? 0 : shared / Math.min(area(), other.area());
  }

  /** Area of the box, square pixels. */
  public double area() {
    return Math.max(0, width()) * Math.max(0, height());
  }

  private double shared(Candidate other) {
    double w = Math.min(x2, other.x2) - Math.max(x1, other.x1);
    double h = Math.min(y2, other.y2) - Math.max(y1, other.y1);
    return w > 0 && h > 0 ? w * h : 0;
  }
}
