package dev.perigee.descriptor;

import java.util.List;

/**
 * How often two different people reach a cosine, as measured on a benchmark: false match rates and
 * the cosines at which they were seen. Between them the cosine is linear in the logarithm of the
 * rate; beyond the rarest one that was measured the last line goes on, which takes the tail for an
 * exponential one.
 *
 * @param points at least two, rates falling, cosines rising
 */
public record FalseMatchCurve(List<Point> points) {

  /**
   * @param rate share of pairs of different people, 0..1
   * @param cosine that they reach
   */
  public record Point(double rate, double cosine) {}

  public FalseMatchCurve {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException("a curve needs two points");
    }
  }

  /**
   * Cosine that this share of pairs of different people reaches.
   *
   * @param rate above 0, at most 1
   * @return at most 1
   */
  public double cosineAt(double rate) {
    int upper = 1;
    while (upper < points.size() - 1 && points.get(upper).rate > rate) {
      upper++;
    }
    Point from = points.get(upper - 1);
    Point to = points.get(upper);
    double part =
        (StrictMath.log(rate) - StrictMath.log(from.rate))
            / (StrictMath.log(to.rate) - StrictMath.log(from.rate));
    return Math.min(1, from.cosine + part * (to.cosine - from.cosine));
  }

  /** Smallest rate that was measured: below it the curve is continued, not known. */
  public double leastMeasured() {
    return points.getLast().rate;
  }
}
