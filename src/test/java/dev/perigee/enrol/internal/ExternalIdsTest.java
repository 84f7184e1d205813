package dev.perigee.enrol.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExternalIdsTest {
  @Test
  void an_id_is_a_version_8_uuid_and_never_changes() {
    String id = ExternalIds.of("Ann", "1.jpg");

    assertThat(id).hasSize(36).isEqualTo(ExternalIds.of("Ann", "1.jpg"));
    assertThat(UUID.fromString(id).version()).isEqualTo(8);
    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
  }

  @Test
  void person_and_file_do_not_run_into_each_other() {
    assertThat(ExternalIds.of("Ann", "1.jpg")).isNotEqualTo(ExternalIds.of("Ann1", ".jpg"));
  }
}
