package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;
import java.util.List;

/**
 * The 68 points of a face in the i-bug order (Sagonas et al., "300 faces in-the-wild challenge",
 * 2013), pixels of the image.
 */
public record Landmarks(List<Point> points) {
  private static final int NOSE_TIP = 30;
  private static final int MOUTH_LEFT = 48;
  private static final int MOUTH_RIGHT = 54;

  /** Centre of the eye on the left of the image. */
  public Point leftEye() {
    return Point.mean(points, 36, 42);
  }

  /** Centre of the eye on the right of the image. */
  public Point rightEye() {
    return Point.mean(points, 42, 48);
  }

  /** Six points of the subject's eye, clockwise from the corner on the left of the image. */
  public List<Point> eye(Side side) {
    return side == Side.RIGHT ? points.subList(36, 42) : points.subList(42, 48);
  }

  /** Height of the opening between the inner lips relative to its width. */
  public double lipGap() {
    double height = 0;
    for (int i = 61; i <= 63; i++) {
      height += points.get(i).distance(points.get(128 - i)) / 3;
    }
    return height / Math.max(1, points.get(60).distance(points.get(64)));
  }

  public double eyeDistance() {
    return leftEye().distance(rightEye());
  }

  /** Angle of the line through the eyes, radians, positive when the right end is lower. */
  public double roll() {
    Point line = rightEye().minus(leftEye());
    return Math.atan2(line.y(), line.x());
  }

  /** Left eye, right eye, nose tip, left and right mouth corner, as seen in the image. */
  public List<Point> five() {
    return List.of(
        leftEye(),
        rightEye(),
        points.get(NOSE_TIP),
        points.get(MOUTH_LEFT),
        points.get(MOUTH_RIGHT));
  }
}
