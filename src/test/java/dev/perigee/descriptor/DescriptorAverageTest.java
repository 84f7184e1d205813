package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorAverageTest {

  @Test
  void one_descriptor_is_its_own_average() {
    Descriptor only = Descriptors.random(1001, 1);

    assertThat(DescriptorAverage.of(List.of(only))).isSameAs(only);
  }

  @ParameterizedTest
  @ValueSource(ints = {59, 1001, 1002})
  void the_average_lies_between_its_parts(int version) {
    Descriptor a = Descriptors.random(version, 1);
    Descriptor b = Descriptors.near(version, 1, 0.5);

    Descriptor average = DescriptorAverage.of(List.of(a, b));

    double apart = Similarity.of(a, b);
    assertThat(Similarity.of(average, a)).isGreaterThan(apart);
    assertThat(Similarity.of(average, b)).isGreaterThan(apart);
  }

  @Test
  void a_long_descriptor_weighs_no_more_than_a_short_one() {
    byte[] along = new byte[128];
    byte[] across = new byte[128];
    along[0] = 120;
    across[1] = 10;

    Descriptor average =
        DescriptorAverage.of(List.of(new Descriptor(1002, along), new Descriptor(1002, across)));

    assertThat(average.components()[0]).isEqualTo(average.components()[1]);
  }

  @Test
  void opposite_descriptors_give_the_first() {
    byte[] up = new byte[128];
    byte[] down = new byte[128];
    up[0] = 100;
    down[0] = -100;
    Descriptor first = new Descriptor(1002, up);

    assertThat(DescriptorAverage.of(List.of(first, new Descriptor(1002, down)))).isEqualTo(first);
  }

  @Test
  void mixed_versions_are_refused() {
    List<Descriptor> mixed = List.of(Descriptors.random(59, 1), Descriptors.random(60, 1));

    assertThatThrownBy(() -> DescriptorAverage.of(mixed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_has_no_average() {
    assertThatThrownBy(() -> DescriptorAverage.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
