package dev.perigee.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerigeeConfigTest {

  @Test
  void everything_has_a_default() {
    PerigeeConfig config = TestConfig.of(Map.of());

    assertThat(config.http().maxBodySize().asLongValue()).isEqualTo(100L * 1024 * 1024);
    assertThat(config.accounts().allowAccountHeader()).isEmpty();
    assertThat(config.accounts().openRegistration()).isFalse();
  }

  @Test
  void an_unknown_key_is_refused() {
    assertThatThrownBy(() -> TestConfig.of(Map.of("perigee.accounts.dmeo", "false")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("perigee.accounts.dmeo");
  }
}
