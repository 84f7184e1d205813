package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DescriptorVersionsTest {
  private static final String SETTING = "perigee.vision.descriptor-version";

  @AfterEach
  void forget() {
    System.clearProperty(SETTING);
  }

  @Test
  void the_default_is_the_version_that_is_extracted() {
    assertThat(DescriptorVersions.defaultVersion()).isEqualTo(DescriptorVersions.FACE_512);
    System.setProperty(SETTING, "1002");
    assertThat(DescriptorVersions.defaultVersion()).isEqualTo(DescriptorVersions.FACE_128);
  }
}
