package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import org.junit.jupiter.api.Test;

class DescriptorVersionTest {
  private static final DescriptorVersion FACE_128 =
      DescriptorVersions.get(DescriptorVersions.FACE_128);

  @Test
  void quantising_scales_the_unit_vector_and_rounds() {
    float[] vector = new float[128];
    vector[0] = 3;
    vector[1] = -4; // unit vector 0.6, -0.8; scale 256 -> 153.6 and -204.8, both cut off
    vector[2] = 0;

    assertThat(FACE_128.quantise(vector).components()).startsWith(127, -127, 0);
  }

  @Test
  void quantising_does_not_depend_on_the_length_of_the_vector() {
    float[] vector = new float[128];
    float[] longer = new float[128];
    for (int i = 0; i < 128; i++) {
      vector[i] = i - 60;
      longer[i] = (i - 60) * 8;
    }

    assertThat(FACE_128.quantise(longer)).isEqualTo(FACE_128.quantise(vector));
  }

  @Test
  void a_vector_without_direction_cannot_be_quantised() {
    assertThatThrownBy(() -> FACE_128.quantise(new float[128]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_vector_with_a_component_that_is_no_number_cannot_be_quantised() {
    float[] vector = new float[128];
    vector[5] = Float.NaN;

    assertThatThrownBy(() -> FACE_128.quantise(vector))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_vector_of_another_network_cannot_be_quantised() {
    assertThatThrownBy(() -> FACE_128.quantise(new float[512]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signed_and_stored_are_inverse_for_every_version() {
    for (DescriptorVersion version : DescriptorVersions.all()) {
      byte[] components = Descriptors.random(version.number(), 3).components();

      assertThat(version.stored(version.signed(components))).isEqualTo(components);
    }
  }

  @Test
  void an_unknown_version_is_refused_with_its_documented_code() {
    assertThatThrownBy(() -> DescriptorVersions.get(61))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.DESCRIPTOR_VERSION_UNKNOWN);
              assertThat(refusal.body().detail())
                  .isEqualTo("Descriptor version 61 is not registered in the system");
            });
  }

  @Test
  void every_length_suits_the_widest_kernel() {
    assertThat(DescriptorVersions.all()).allMatch(version -> version.components() % 64 == 0);
  }
}
