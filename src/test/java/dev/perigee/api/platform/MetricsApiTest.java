package dev.perigee.api.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.perigee.api.contract.Callers;
import dev.perigee.platform.http.Service;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class MetricsApiTest {

  private static String text(Service service) {
    return Callers.at(service)
        .get("/metrics")
        .then()
        .statusCode(200)
        .header("Content-Type", equalTo("text/plain; charset=UTF-8"))
        .extract()
        .asString();
  }

  private static double value(Service service, String series) {
    Matcher found =
        Pattern.compile("(?m)^" + Pattern.quote(series) + " (.*)$").matcher(text(service));
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  /** A request is recorded when its answer has left, which may be after the client has it. */
  private static void grows(Service service, String series, Runnable call) {
    double before = value(service, series);
    call.run();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> value(service, series) > before);
  }

  @ParameterizedTest
  @EnumSource
  void every_service_counts_its_own_requests(Service service) {
    grows(
        service,
        "request_count_total{path=\"GET:/version\",status_code=\"200\"}",
        () -> Callers.at(service).get("/version"));
  }

  @Test
  void refusals_of_the_gate_and_of_resources_are_counted_with_their_codes() {
    String id = "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11";

    grows(
        Service.MAIN,
        "errors_count_total{error_code=\"11065\",path=\"GET:/account\"}",
        () -> Callers.anonymous().get("/6/account"));
    grows(
        Service.MAIN,
        "errors_count_total{error_code=\"22002\",path=\"GET:/faces/{face_id}\"}",
        () -> Callers.luna().get("/6/faces/" + id));
    grows(
        Service.MAIN,
        "requests_bucket{le=\"+Inf\",route=\"GET:/faces/{face_id}\",status_code=\"404\"}",
        () -> Callers.luna().get("/6/faces/" + id));
  }

  @Test
  void what_the_client_invents_makes_no_series() {
    Callers.anonymous().get("/no/such/path");
    Callers.anonymous().request("BREW", "/version");

    grows(
        Service.MAIN,
        "request_count_total{path=\"GET:/*\",status_code=\"404\"}",
        () -> Callers.anonymous().get("/no/such/path/either"));
    assertThat(text(Service.MAIN)).doesNotContain("such", "BREW").contains("OTHER:/version");
  }
}
