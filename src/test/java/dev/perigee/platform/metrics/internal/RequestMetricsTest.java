package dev.perigee.platform.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.config.TestConfig;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.metrics.Metric;
import dev.perigee.platform.metrics.MetricSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMetricsTest {
  private static final String LABELS = "perigee.metrics.extra-labels.";

  private static RequestMetrics metrics(Map<String, String> keys) {
    return metrics(keys, List.of());
  }

  private static RequestMetrics metrics(Map<String, String> keys, List<MetricSource> sources) {
    return new RequestMetrics(TestConfig.of(keys), sources);
  }

  @Test
  void unless_switched_on_there_are_none() {
    assertThat(metrics(Map.of()).text(Service.MAIN)).isEmpty();
    assertThat(metrics(Map.of("perigee.metrics.enabled", "true")).text(Service.MAIN)).isPresent();
  }

  @Test
  void series_of_others_are_shown_by_their_service_with_the_extra_labels() {
    MetricSource source =
        new MetricSource() {
          @Override
          public Service service() {
            return Service.IMAGE_STORE;
          }

          @Override
          public List<Metric> metrics() {
            return List.of(Metric.counter("sweep_count_total", "Counter of sweeps", 3));
          }
        };
    RequestMetrics metrics =
        metrics(Map.of("perigee.metrics.enabled", "true", LABELS + "site", "a"), List.of(source));

    assertThat(metrics.text(Service.IMAGE_STORE).orElseThrow())
        .endsWith(
            """
            # HELP sweep_count_total Counter of sweeps
            # TYPE sweep_count_total counter
            sweep_count_total{site="a"} 3.0
            """);
    assertThat(metrics.text(Service.MAIN).orElseThrow()).doesNotContain("sweep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"le", "path", "1a", "a-b", "a.b"})
  void a_label_that_cannot_be_stops_the_start(String name) {
    assertThatThrownBy(() -> metrics(Map.of(LABELS + "\"" + name + "\"", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(LABELS + name);
  }
}
