package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perigee.descriptor.ThresholdAdvice.Threshold;
import org.junit.jupiter.api.Test;

class ThresholdAdviceTest {
  private static final DescriptorVersion VERSION =
      DescriptorVersions.get(DescriptorVersions.FACE_512);

  @Test
  void in_a_gallery_of_one_identification_is_verification() {
    Threshold onceInAThousand = ThresholdAdvice.of(VERSION, 1).thresholds().get(1);

    assertThat(onceInAThousand.cosine()).isCloseTo(0.365, within(1e-9));
    assertThat(onceInAThousand.similarity()).isCloseTo(0.5, within(1e-9));
    assertThat(onceInAThousand.measured()).isTrue();
  }

  @Test
  void many_comparisons_make_a_find_as_likely_as_asked_for() {
    for (long gallery : new long[] {1, 50, 10_000, 10_000_000}) {
      for (Threshold threshold : ThresholdAdvice.of(VERSION, gallery).thresholds()) {
        double nobody = Math.pow(1 - threshold.falseMatchRate(), gallery);
        assertThat(1 - nobody).isCloseTo(threshold.fpir(), within(threshold.fpir() * 1e-3));
      }
    }
  }

  @Test
  void the_larger_the_gallery_and_the_rarer_the_finds_the_higher_the_similarity() {
    double last = 0;
    for (long gallery : new long[] {1, 1000, 1_000_000}) {
      ThresholdAdvice advice = ThresholdAdvice.of(VERSION, gallery);
      assertThat(advice.thresholds())
          .extracting(Threshold::similarity)
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(advice.thresholds().getFirst().similarity()).isGreaterThan(last);
      last = advice.thresholds().getFirst().similarity();
    }
  }

  @Test
  void what_the_benchmark_cannot_see_is_told() {
    assertThat(ThresholdAdvice.of(VERSION, 1_000_000).thresholds().getFirst().measured()).isFalse();
  }

  @Test
  void nothing_is_advised_for_a_version_that_nobody_has_measured() {
    assertThat(ThresholdAdvice.of(DescriptorVersions.get(59), 10).thresholds()).isEmpty();
  }
}
