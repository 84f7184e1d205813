package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;

/** The plane map x' = a x + b y + c, y' = d x + e y + f. */
public record Affine(double a, double b, double c, double d, double e, double f) {

  /** Scales by sx, sy, then moves. */
  public static Affine scaleThenMove(double sx, double sy, double dx, double dy) {
    return new Affine(sx, 0, dx, 0, sy, dy);
  }

  /**
   * Image coordinates to those of a picture that shows a square of the image.
   *
   * @param size side of the square in the image, pixels
   * @param roll angle by which the square is turned in the image, radians
   * @param side of the picture, pixels
   */
  public static Affine square(Point centre, double size, double roll, int side) {
    double cos = Math.cos(-roll) * side / size;
    double sin = Math.sin(-roll) * side / size;
    return new Affine(
        cos,
        -sin,
        side / 2.0 - cos * centre.x() + sin * centre.y(),
        sin,
        cos,
        side / 2.0 - sin * centre.x() - cos * centre.y());
  }

  public Point apply(Point p) {
    return new Point(a * p.x() + b * p.y() + c, d * p.x() + e * p.y() + f);
  }

  /** This map first, the other one after it. */
  public Affine then(Affine o) {
    return new Affine(
        o.a * a + o.b * d,
        o.a * b + o.b * e,
        o.a * c + o.b * f + o.c,
        o.d * a + o.e * d,
        o.d * b + o.e * e,
        o.d * c + o.e * f + o.f);
  }

  public Affine inverse() {
    double det = a * e - b * d;
    return new Affine(
        e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det);
  }

  /** Square root of the area that a unit square becomes. */
  public double scale() {
    return Math.sqrt(Math.abs(a * e - b * d));
  }
}
