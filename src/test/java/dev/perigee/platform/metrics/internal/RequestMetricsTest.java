package dev.perigee.platform.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.config.TestConfig;
import dev.perigee.platform.http.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMetricsTest {
  private static final String LABELS = "perigee.metrics.extra-labels.";

  private static RequestMetrics metrics(Map<String, String> keys) {
    return new RequestMetrics(TestConfig.of(keys));
  }

  @Test
  void unless_switched_on_there_are_none() {
    assertThat(metrics(Map.of()).text(Service.MAIN)).isEmpty();
    assertThat(metrics(Map.of("perigee.metrics.enabled", "true")).text(Service.MAIN)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"le", "path", "1a", "a-b", "a.b"})
  void a_label_that_cannot_be_stops_the_start(String name) {
    assertThatThrownBy(() -> metrics(Map.of(LABELS + "\"" + name + "\"", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(LABELS + name);
  }
}
