package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;
import java.util.List;

/** Least-squares fit of a similarity (turn, uniform scale, move; no mirror image). */
public final class SimilarityFit {
  private SimilarityFit() {}

  /**
   * The similarity that brings the source points nearest to the target points in the sum of squared
   * distances: Umeyama, "Least-squares estimation of transformation parameters between two point
   * patterns", IEEE TPAMI 13(4), 1991. In the plane its solution is one complex number: with
   * centred points s and t, z = sum(conj(s) t) / sum(|s|^2).
   *
   * @throws IllegalArgumentException when the source points all lie in one place
   */
  public static Affine fit(List<Point> source, List<Point> target) {
    Point from = Point.mean(source, 0, source.size());
    Point to = Point.mean(target, 0, target.size());
    double re = 0;
    double im = 0;
    double spread = 0;
    for (int i = 0; i < source.size(); i++) {
      Point s = source.get(i).minus(from);
      Point t = target.get(i).minus(to);
      re += s.x() * t.x() + s.y() * t.y();
      im += s.x() * t.y() - s.y() * t.x();
      spread += s.x() * s.x() + s.y() * s.y();
    }
    if (!(spread > 0)) {
      throw new IllegalArgumentException("source points coincide");
    }
    double cos = re / spread;
    double sin = im / spread;
    return new Affine(
        cos,
        -sin,
        to.x() - cos * from.x() + sin * from.y(),
        sin,
        cos,
        to.y() - sin * from.x() - cos * from.y());
  }
}
