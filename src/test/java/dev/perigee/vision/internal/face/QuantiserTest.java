package dev.perigee.vision.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantiserTest {

  @Test
  void components_are_the_unit_vector_times_the_scale() {
    assertThat(Quantiser.quantise(new float[] {3, -4}, 100)).containsExactly(60, -80);
  }

  @Test
  void large_components_are_clipped() {
    assertThat(Quantiser.quantise(new float[] {1, 0, -1}, 512)).containsExactly(127, 0, -127);
  }

  @Test
  void length_of_the_vector_does_not_matter() {
    float[] values = gaussian(512, 1);
    float[] longer = values.clone();
    for (int i = 0; i < longer.length; i++) {
      longer[i] *= 1000;
    }
    assertThat(Quantiser.quantise(longer, 512)).isEqualTo(Quantiser.quantise(values, 512));
  }

  @Test
  void cosines_survive_within_half_a_percent() {
    float[] a = gaussian(512, 2);
    float[] b = gaussian(512, 3);
    for (int i = 0; i < a.length; i++) {
      b[i] += a[i];
    }
    byte[] qa = Quantiser.quantise(a, 512);
    byte[] qb = Quantiser.quantise(b, 512);
    double exact = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    double quantised = dot(qa, qb) / Math.sqrt(dot(qa, qa) * dot(qb, qb));
    assertThat(Math.abs(exact - quantised)).isLessThan(0.005);
  }

  @Test
  void a_vector_without_direction_is_refused() {
    assertThatThrownBy(() -> Quantiser.quantise(new float[512], 512))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quantiser.quantise(new float[] {Float.NaN, 1}, 512))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] gaussian(int length, long seed) {
    Random random = new Random(seed);
    float[] out = new float[length];
    for (int i = 0; i < length; i++) {
      out[i] = (float) random.nextGaussian();
    }
    return out;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double dot(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
