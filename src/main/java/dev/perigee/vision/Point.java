package dev.perigee.vision;

/** A place in an image: pixels, origin in the centre of the top left pixel, y downwards. */
public record Point(double x, double y) {

  public Point minus(Point other) {
    return new Point(x - other.x, y - other.y);
  }

  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /** The mean of the points from..to (exclusive). */
  public static Point mean(java.util.List<Point> points, int from, int to) {
    double x = 0;
    double y = 0;
    for (Point p : points.subList(from, to)) {
      x += p.x;
      y += p.y;
    }
    return new Point(x / (to - from), y / (to - from));
  }
}
