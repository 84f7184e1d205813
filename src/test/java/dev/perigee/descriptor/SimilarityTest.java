package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityTest {

  @ParameterizedTest
  @ValueSource(ints = {46, 59, 1001, 1002})
  void identical_bytes_are_exactly_one(int version) {
    Descriptor descriptor = Descriptors.random(version, 1);

    assertThat(Similarity.of(descriptor, Descriptors.random(version, 1))).isEqualTo(1.0);
  }

  @Test
  void parallel_but_different_bytes_stay_below_one() {
    byte[] one = new byte[512];
    byte[] twice = new byte[512];
    Arrays.fill(one, (byte) 10);
    Arrays.fill(twice, (byte) 20);

    assertThat(Similarity.of(new Descriptor(1001, one), new Descriptor(1001, twice)))
        .isLessThan(1)
        .isGreaterThan(0.99);
  }

  @Test
  void a_vector_without_length_has_cosine_zero_to_everything_else() {
    assertThat(Similarity.score(0, 0, 5)).isZero();
    assertThat(Similarity.score(0, 5, 0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {59, 1001, 1002})
  void similarity_is_symmetric(int version) {
    Descriptor a = Descriptors.random(version, 1);
    Descriptor b = Descriptors.near(version, 1, 0.6);

    assertThat(Similarity.of(a, b)).isEqualTo(Similarity.of(b, a));
  }

  @Test
  void the_default_version_gives_half_at_false_match_rate_one_in_a_thousand() {
    SimilarityCurve curve = DescriptorVersions.get(DescriptorVersions.FACE_512).similarity();

    assertThat(curve.of(0.365)).isEqualTo(0.5);
    assertThat(curve.of(0.596)).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void both_of_our_versions_give_the_same_similarity_at_the_same_false_match_rate() {
    SimilarityCurve wide = DescriptorVersions.get(DescriptorVersions.FACE_512).similarity();
    SimilarityCurve narrow = DescriptorVersions.get(DescriptorVersions.FACE_128).similarity();

    assertThat(narrow.of(0.928)).isEqualTo(0.5);
    assertThat(narrow.of(0.941)).isCloseTo(wide.of(0.440), within(1e-12));
  }

  @Test
  void foreign_bytes_are_unsigned_around_128() {
    byte[] up = new byte[512];
    byte[] down = new byte[512];
    Arrays.fill(up, (byte) 138);
    Arrays.fill(down, (byte) 118);

    double opposite = Similarity.of(new Descriptor(59, up), new Descriptor(59, down));

    assertThat(opposite).isEqualTo(DescriptorVersions.get(59).similarity().of(-1));
  }

  @Test
  void different_versions_are_refused() {
    Descriptor a = Descriptors.random(59, 1);
    Descriptor b = Descriptors.random(60, 1);

    assertThatThrownBy(() -> Similarity.of(a, b)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void a_higher_cosine_never_gives_a_lower_similarity(
      @ForAll @DoubleRange(min = -1, max = 1) double a,
      @ForAll @DoubleRange(min = -1, max = 1) double b) {
    for (DescriptorVersion version : DescriptorVersions.all()) {
      SimilarityCurve curve = version.similarity();
      assertThat(curve.of(Math.max(a, b))).isGreaterThanOrEqualTo(curve.of(Math.min(a, b)));
    }
  }

  @Property
  void the_least_score_of_a_similarity_is_not_above_any_score_that_reaches_it(
      @ForAll @DoubleRange(min = -1, max = 1) double score) {
    for (DescriptorVersion version : DescriptorVersions.all()) {
      SimilarityCurve curve = version.similarity();
      assertThat(curve.leastScore(curve.of(score))).isLessThanOrEqualTo(score);
    }
  }
}
