package dev.perigee.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShrunkCovarianceTest {
  private static final int WIDTH = 128;

  /** Samples whose first {@code wide} components vary by 30, the others by {@code narrow}. */
  private static List<byte[]> samples(int count, int wide, double narrow) {
    SplittableRandom random = new SplittableRandom(count);
    List<byte[]> samples = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      byte[] sample = new byte[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        double deviation = i < wide ? 30 : narrow;
        sample[i] = (byte) Math.clamp(Math.round(7 + deviation * random.nextGaussian()), -127, 127);
      }
      samples.add(sample);
    }
    return samples;
  }

  @Test
  void few_samples_of_equal_variances_are_drawn_all_the_way_to_them() {
    ShrunkCovariance found = ShrunkCovariance.of(samples(60, WIDTH, 30));

    assertThat(found.shrinkage()).isGreaterThan(0.7);
    assertThat(found.variance()).isCloseTo(900, within(60.0));
    assertThat(found.dimensions()).isBetween(110.0, 128.0);
  }

  @Test
  void few_samples_tell_about_how_many_directions_a_population_varies_in() {
    // Eigenvalues 900 and 25: (16 x 900 + 112 x 25)^2 / (16 x 900^2 + 112 x 25^2) = 22.7.
    ShrunkCovariance found = ShrunkCovariance.of(samples(60, 16, 5));

    assertThat(found.shrinkage()).isBetween(0.05, 0.4);
    assertThat(found.dimensions()).isCloseTo(22.7, within(5.0));
  }

  @Test
  void many_samples_are_hardly_drawn_anywhere() {
    assertThat(ShrunkCovariance.of(samples(5_000, 16, 5)).shrinkage()).isLessThan(0.01);
  }

  @Test
  void the_mean_is_that_of_the_samples() {
    assertThat(ShrunkCovariance.of(samples(5_000, WIDTH, 10)).mean()[5]).isCloseTo(7, within(0.6));
  }
}
