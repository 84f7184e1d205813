package dev.perigee.platform.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestSeriesTest {
  private static final long MILLI = 1_000_000;

  private final RequestSeries series = new RequestSeries(Map.of());

  @Test
  void one_request_gives_exactly_the_documented_text() {
    series.record("GET", "/healthcheck", 200, 0, 5_269_583);

    assertThat(series.text())
        .isEqualTo(
            """
            # HELP request_count_total Counter of requests
            # TYPE request_count_total counter
            request_count_total{path="GET:/healthcheck",status_code="200"} 1.0
            # HELP requests Histogram of request time metrics
            # TYPE requests histogram
            requests_sum{route="GET:/healthcheck",status_code="200"} 0.005269583
            requests_bucket{le="0.0001",route="GET:/healthcheck",status_code="200"} 0.0
            requests_bucket{le="0.00025",route="GET:/healthcheck",status_code="200"} 0.0
            requests_bucket{le="0.0005",route="GET:/healthcheck",status_code="200"} 0.0
            requests_bucket{le="0.001",route="GET:/healthcheck",status_code="200"} 0.0
            requests_bucket{le="0.0025",route="GET:/healthcheck",status_code="200"} 0.0
            requests_bucket{le="0.005",route="GET:/healthcheck",status_code="200"} 0.0
            requests_bucket{le="0.01",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="0.025",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="0.05",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="0.075",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="0.1",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="0.25",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="0.5",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="0.75",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="1.0",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="2.5",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="5.0",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="7.5",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="10.0",route="GET:/healthcheck",status_code="200"} 1.0
            requests_bucket{le="+Inf",route="GET:/healthcheck",status_code="200"} 1.0
            requests_count{route="GET:/healthcheck",status_code="200"} 1.0
            """);
  }

  @Test
  void errors_are_counted_by_their_code() {
    series.record("POST", "/6/faces", 400, 12022, MILLI);
    series.record("POST", "/6/faces", 400, 12022, MILLI);
    series.record("POST", "/6/faces", 400, 12027, MILLI);

    assertThat(series.text())
        .contains(
            "# HELP errors_count_total Counter of errors\n# TYPE errors_count_total counter\n")
        .contains("request_count_total{path=\"POST:/faces\",status_code=\"400\"} 3.0\n")
        .contains("errors_count_total{error_code=\"12022\",path=\"POST:/faces\"} 2.0\n")
        .contains("errors_count_total{error_code=\"12027\",path=\"POST:/faces\"} 1.0\n");
  }

  @Test
  void the_version_is_left_out_of_routes_and_parameters_keep_their_names() {
    series.record("GET", "/6/faces/{face_id}", 200, 0, MILLI);

    assertThat(series.text()).contains("path=\"GET:/faces/{face_id}\"");
  }

  @Test
  void a_time_on_the_bound_of_a_bucket_belongs_to_it_and_a_long_one_to_the_last() {
    series.record("GET", "/a", 200, 0, 10 * MILLI);
    series.record("GET", "/a", 200, 0, 60_000 * MILLI);

    assertThat(series.text())
        .contains("{le=\"0.01\",route=\"GET:/a\",status_code=\"200\"} 1.0\n")
        .contains("{le=\"10.0\",route=\"GET:/a\",status_code=\"200\"} 1.0\n")
        .contains("{le=\"+Inf\",route=\"GET:/a\",status_code=\"200\"} 2.0\n")
        .contains("requests_sum{route=\"GET:/a\",status_code=\"200\"} 60.01\n");
  }

  @Test
  void extra_labels_are_in_every_series_in_alphabetical_order_and_escaped() {
    RequestSeries labelled = new RequestSeries(Map.of("node", "a\"b\\c\nd"));

    labelled.record("GET", "/a", 404, 12013, MILLI);

    String label = "node=\"a\\\"b\\\\c\\nd\"";
    assertThat(labelled.text().lines().filter(line -> !line.startsWith("#")))
        .allMatch(line -> line.contains(label));
    assertThat(labelled.text())
        .contains("{le=\"+Inf\"," + label + ",route=")
        .contains("{error_code=\"12013\"," + label + ",path=");
  }

  @Test
  void numbers_never_have_an_exponent() {
    assertThat(PrometheusText.number(1e-9)).isEqualTo("0.000000001");
    assertThat(PrometheusText.number(12_345_678_901.0)).isEqualTo("12345678901.0");
  }

  @Test
  void nothing_is_lost_when_many_record_at_once() {
    IntStream.range(0, 10_000).parallel().forEach(i -> series.record("GET", "/a", 200, 0, 1));

    assertThat(series.text())
        .contains("requests_count{route=\"GET:/a\",status_code=\"200\"} 10000.0");
  }
}
