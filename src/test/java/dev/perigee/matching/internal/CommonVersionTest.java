package dev.perigee.matching.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorAverage;
import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.matching.internal.CommonVersion.Sources;
import dev.perigee.platform.error.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonVersionTest {
  private static final Descriptor A_1001 = Descriptors.random(1001, 1);
  private static final Descriptor B_1001 = Descriptors.random(1001, 2);
  private static final Descriptor A_1002 = Descriptors.random(1002, 1);
  private static final Descriptor B_1002 = Descriptors.random(1002, 2);
  private static final Descriptor A_59 = Descriptors.random(59, 1);
  private static final Descriptor A_60 = Descriptors.random(60, 1);

  @Test
  void the_default_version_is_taken_where_all_have_it() {
    assertThat(
            CommonVersion.choose(
                List.of(object(A_1001, A_1002), object(B_1001, B_1002)), DescriptorKind.FACE))
        .containsExactly(A_1001, B_1001);
  }

  @Test
  void else_the_highest_version_that_all_have() {
    assertThat(
            CommonVersion.choose(
                List.of(object(A_59, A_60, A_1001), object(A_59, A_60)), DescriptorKind.FACE))
        .containsExactly(A_60, A_60);
  }

  @Test
  void references_without_a_common_version_are_refused_with_the_versions_named() {
    assertThatThrownBy(
            () -> CommonVersion.choose(List.of(object(A_1002), object(A_59)), DescriptorKind.FACE))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.body().errorCode()).isEqualTo(31005);
              assertThat(refusal.body().detail())
                  .isEqualTo("Matching between different versions [59, 1002] is not allowed");
            });
  }

  @Test
  void a_reference_without_a_descriptor_is_refused_by_name() {
    assertThatThrownBy(
            () -> CommonVersion.choose(List.of(object(A_1001), object()), DescriptorKind.FACE))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.body().errorCode()).isEqualTo(22018);
              assertThat(refusal.body().detail()).contains("'an id'");
            });
  }

  @Test
  void several_objects_of_one_reference_are_averaged() {
    Sources two = new Sources("an id", List.of(List.of(A_1001), List.of(B_1001)));

    assertThat(CommonVersion.choose(List.of(two), DescriptorKind.FACE))
        .containsExactly(DescriptorAverage.of(List.of(A_1001, B_1001)));
  }

  @Test
  void objects_without_the_version_do_not_count_in_the_average() {
    Sources two = new Sources("an id", List.of(List.of(A_1001), List.of(A_59)));

    assertThat(CommonVersion.choose(List.of(two), DescriptorKind.FACE)).containsExactly(A_1001);
  }

  private static Sources object(Descriptor... descriptors) {
    return new Sources("an id", List.of(List.of(descriptors)));
  }
}
