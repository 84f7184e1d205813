package dev.perigee.vision.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perigee.vision.Point;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SimilarityFitTest {
  private static final List<Point> FACE = FaceSample.TEMPLATE;

  private static Affine similarity(double scale, double angle, double x, double y) {
    double c = scale * Math.cos(angle);
    double s = scale * Math.sin(angle);
    return new Affine(c, -s, x, s, c, y);
  }

  @Property(tries = 200)
  void a_moved_turned_and_scaled_face_is_brought_back_exactly(
      @ForAll @DoubleRange(min = 0.05, max = 40) double scale,
      @ForAll @DoubleRange(min = -3.1, max = 3.1) double angle,
      @ForAll @DoubleRange(min = -5000, max = 5000) double x,
      @ForAll @DoubleRange(min = -5000, max = 5000) double y) {
    Affine truth = similarity(scale, angle, x, y);
    Affine fit = SimilarityFit.fit(FACE.stream().map(truth::apply).toList(), FACE);
    for (Point p : FACE) {
      assertThat(fit.apply(truth.apply(p)).distance(p)).isLessThan(1e-6);
    }
  }

  @Test
  void no_nearby_similarity_has_a_smaller_error() {
    Random random = new Random(4);
    List<Point> noisy =
        FACE.stream()
            .map(
                p ->
                    new Point(p.x() + random.nextGaussian() * 4, p.y() + random.nextGaussian() * 4))
            .toList();
    Affine fit = SimilarityFit.fit(noisy, FACE);
    double best = error(fit, noisy);
    for (int i = 0; i < 500; i++) {
      Affine other =
          fit.then(
              similarity(
                  1 + random.nextGaussian() * 0.01,
                  random.nextGaussian() * 0.01,
                  random.nextGaussian(),
                  random.nextGaussian()));
      assertThat(error(other, noisy)).isGreaterThanOrEqualTo(best);
    }
  }

  @Test
  void a_mirrored_face_is_not_mirrored_back() {
    List<Point> mirrored = FACE.stream().map(p -> new Point(-p.x(), p.y())).toList();
    Affine fit = SimilarityFit.fit(mirrored, FACE);
    assertThat(fit.a() * fit.e() - fit.b() * fit.d()).isPositive();
  }

  @Test
  void points_in_one_place_are_refused() {
    Point p = new Point(3, 4);
    assertThatThrownBy(() -> SimilarityFit.fit(List.of(p, p, p, p, p), FACE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_inverse_undoes_the_map() {
    Affine map = new Affine(2, 0.3, 5, -0.4, 1.5, -7);
    Point back = map.then(map.inverse()).apply(new Point(11, 13));
    assertThat(back.x()).isCloseTo(11, within(1e-9));
    assertThat(back.y()).isCloseTo(13, within(1e-9));
  }

  private static double error(Affine map, List<Point> source) {
    double sum = 0;
    for (int i = 0; i < source.size(); i++) {
      sum += Math.pow(map.apply(source.get(i)).distance(FACE.get(i)), 2);
    }
    return sum;
  }
}
