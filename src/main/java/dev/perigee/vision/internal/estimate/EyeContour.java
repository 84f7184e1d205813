package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Affine;
import dev.perigee.vision.internal.face.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * What the iris network saw of one eye.
 *
 * @param points in the upright picture of the eye: 71 of the contour, from 0 (nearer to the nose)
 *     over the lower lid to 8, and 9..15 along the upper lid; then centre of the iris and its four
 *     ends, right, top, left and bottom as the subject's left eye shows them
 * @param toImage picture to photo coordinates
 */
record EyeContour(List<Point> points, Affine toImage, Side side) {
  private static final int IRIS_POINTS = 32;
  private static final int CENTRE = 71;

  /** Corner, upper lid, upper lid, corner, lower lid, lower lid; clockwise in the image. */
  private static final List<Integer> LIDS_OF_LEFT = List.of(0, 11, 13, 8, 5, 3);

  private static final List<Integer> LIDS_OF_RIGHT = List.of(8, 13, 11, 0, 3, 5);

  /** In the photo. */
  List<Point> eyelid() {
    List<Integer> lids = side == Side.LEFT ? LIDS_OF_LEFT : LIDS_OF_RIGHT;
    return lids.stream().map(i -> toImage.apply(points.get(i))).toList();
  }

  /** The ellipse through the four ends of the iris, in the photo, from its right end clockwise. */
  List<Point> iris() {
    Point centre = points.get(CENTRE);
    double across = points.get(CENTRE + 1).distance(points.get(CENTRE + 3)) / 2;
    double along = points.get(CENTRE + 2).distance(points.get(CENTRE + 4)) / 2;
    List<Point> ellipse = new ArrayList<>();
    for (int i = 0; i < IRIS_POINTS; i++) {
      double angle = 2 * Math.PI * i / IRIS_POINTS;
      ellipse.add(
          toImage.apply(
              new Point(
                  centre.x() + across * Math.cos(angle), centre.y() + along * Math.sin(angle))));
    }
    return ellipse;
  }

  /** Centre of the iris from the middle of the corners, in widths of the eye, upright. */
  Point irisOffset() {
    Point one = points.get(0);
    Point other = points.get(8);
    Point offset = points.get(CENTRE).minus(Point.mean(List.of(one, other), 0, 2));
    double width = Math.max(1, one.distance(other));
    return new Point(offset.x() / width, offset.y() / width);
  }
}
