package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FalseMatchCurveTest {
  private static final FalseMatchCurve CURVE =
      DescriptorVersions.get(DescriptorVersions.FACE_512).falseMatches();

  @Test
  void at_a_measured_rate_it_gives_what_was_measured() {
    assertThat(CURVE.cosineAt(1e-3)).isCloseTo(0.365, within(1e-12));
    assertThat(CURVE.cosineAt(1e-6)).isCloseTo(0.596, within(1e-12));
    assertThat(CURVE.leastMeasured()).isEqualTo(1e-6);
  }

  @Test
  void beyond_the_rarest_rate_the_last_line_goes_on() {
    assertThat(CURVE.cosineAt(1e-7)).isCloseTo(0.596 + 0.596 - 0.508, within(1e-9));
    assertThat(CURVE.cosineAt(1e-30)).isEqualTo(1);
  }

  @Property
  void rarer_is_never_lower(
      @ForAll @DoubleRange(min = 0, max = 12) double a,
      @ForAll @DoubleRange(min = 0, max = 12) double b) {
    double rarer = Math.pow(10, -Math.max(a, b));
    double commoner = Math.pow(10, -Math.min(a, b));

    assertThat(CURVE.cosineAt(rarer)).isGreaterThanOrEqualTo(CURVE.cosineAt(commoner));
  }

  @Test
  void every_version_of_ours_has_one_through_its_own_points() {
    for (DescriptorVersion version : DescriptorVersions.all()) {
      if (version.ours()) {
        List<FalseMatchCurve.Point> points = version.falseMatches().points();
        for (FalseMatchCurve.Point point : points) {
          assertThat(version.falseMatches().cosineAt(point.rate()))
              .isCloseTo(point.cosine(), within(1e-9));
        }
        assertThat(version.similarity().m())
            .isCloseTo(version.falseMatches().cosineAt(1e-3), within(1e-9));
      } else {
        assertThat(version.falseMatches()).isNull();
      }
    }
  }
}
