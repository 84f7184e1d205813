package dev.perigee.api.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.contract.Callers;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.license.internal.LicenseControl;
import dev.perigee.platform.http.Service;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LicensesApiTest {
  private static final Instant END = Instant.parse("2131-01-31T00:00:00Z");

  @Test
  void everything_is_told_without_targets() throws Throwable {
    Map<Feature, Long> features = new EnumMap<>(Feature.class);
    features.put(Feature.FACES_LIMIT, 50_000L);
    features.put(Feature.LIVENESS, 10_000L);
    features.put(Feature.STREAMS_LIMIT, null);
    features.put(Feature.ISO, 1L);
    features.put(Feature.INDEX, null);
    features.put(Feature.LAMBDAS, 0L);

    LicenseControl.under(
        license(END, features),
        () ->
            license("")
                .statusCode(200)
                .body("size()", equalTo(12))
                .body("expiration_time.is_available", equalTo(true))
                .body("expiration_time.value", equalTo("2131-01-31T00:00:00Z"))
                .body("faces_limit.is_available", equalTo(true))
                .body("faces_limit.value", equalTo(50_000))
                .body("liveness.value", equalTo(1))
                .body("liveness_balance.value", equalTo(10_000))
                .body("streams_limit.is_available", equalTo(true))
                .body("streams_limit.value", nullValue())
                .body("iso.value", equalTo(1))
                .body("index.value", equalTo(1))
                .body("lambdas.is_available", equalTo(false))
                .body("lambdas.value", equalTo(0))
                .body("deepfake.is_available", equalTo(false)));
  }

  @Test
  void only_targets_asked_for_are_told_and_liveness_brings_its_balance() {
    license("?targets=iso,lambdas").body("keySet()", contains("iso", "lambdas"));
    license("?targets=iso&targets=index").body("keySet()", contains("iso", "index"));
    license("?targets=liveness").body("keySet()", contains("liveness", "liveness_balance"));
    license("?targets=expiration_time")
        .body("expiration_time.value", equalTo("PERPETUAL"))
        .body("size()", equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INDEX", "iso,INDEX", "licence"})
  void an_unknown_target_is_named(String targets) {
    license("?targets=" + targets)
        .statusCode(400)
        .body("error_code", equalTo(33006))
        .body("desc", equalTo("Bad input data"))
        .body("detail", containsString("is not valid target to get license features."))
        .body("detail", containsString("Valid target should be one of {'"));
  }

  @Test
  void an_expired_licence_says_so_and_consumes_nothing() throws Throwable {
    Instant end = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    LicenseControl.under(
        license(end, Map.of(Feature.LIVENESS, 5L)),
        () -> {
          license("?targets=expiration_time")
              .body("expiration_time.is_available", equalTo(false))
              .body("expiration_time.value", equalTo(end.toString()));
          consume(1)
              .body("liveness.consumed_executions", equalTo(0))
              .body("liveness.result.error_code", equalTo(33005))
              .body(
                  "liveness.result.detail",
                  equalTo("Failed to consume PlatformLiveness: LicenseExpired"));
          health().statusCode(502).body("errors[0].component", equalTo("license"));
        });
    health().statusCode(200);
  }

  @Test
  void a_feature_that_is_not_granted_cannot_be_consumed() throws Throwable {
    LicenseControl.under(
        license(END, Map.of()),
        () ->
            consume(1)
                .body("liveness.consumed_executions", equalTo(0))
                .body("liveness.result.error_code", equalTo(33004))
                .body("liveness.result.desc", equalTo("License problem"))
                .body(
                    "liveness.result.detail",
                    equalTo("Failed to consume PlatformLiveness: NotFound")));
  }

  @Test
  void consuming_takes_from_the_balance_until_nothing_is_left() throws Throwable {
    LicenseControl.under(
        license(END, Map.of(Feature.LIVENESS, 10L)),
        () -> {
          consume(7)
              .body("liveness.consumed_executions", equalTo(7))
              .body("liveness.result.error_code", equalTo(0));
          license("?targets=liveness_balance").body("liveness_balance.value", equalTo(3));
          consume(5)
              .body("liveness.consumed_executions", equalTo(3))
              .body("liveness.result.error_code", equalTo(33005));
          license("?targets=liveness")
              .body("liveness.is_available", equalTo(true))
              .body("liveness_balance.value", equalTo(0));
          consume(1).body("liveness.consumed_executions", equalTo(0));
        });
  }

  @Test
  void an_unlimited_balance_is_never_counted() {
    consume(1_000_000_000)
        .body("liveness.consumed_executions", equalTo(1_000_000_000))
        .body("liveness.result.error_code", equalTo(0));
    license("?targets=liveness_balance")
        .body("liveness_balance.is_available", equalTo(true))
        .body("liveness_balance.value", nullValue());
  }

  @Test
  void many_clients_together_take_exactly_the_balance() throws Throwable {
    List<Integer> taken = new ArrayList<>();
    LicenseControl.under(
        license(END, Map.of(Feature.LIVENESS, 1_000L)),
        () -> {
          taken.addAll(
              atOnce(400, () -> consume(3).extract().path("liveness.consumed_executions")));
          license("?targets=liveness_balance").body("liveness_balance.value", equalTo(0));
        });

    assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
    assertThat(taken.stream().filter(count -> count == 3)).hasSize(333);
    assertThat(taken.stream().filter(count -> count == 1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"liveness\": {}}",
        "{\"liveness\": {\"execution_count\": 0}}",
        "{\"liveness\": {\"execution_count\": 1.5}}",
        "{\"liveness\": {\"execution_count\": \"1\"}}",
        "{\"liveness\": {\"execution_count\": 99999999999999999999}}",
        "{\"liveness\": {\"execution_count\": 1, \"more\": 1}}",
        "{\"liveness\": {\"execution_count\": 1}, \"iso\": {\"execution_count\": 1}}"
      })
  void a_body_that_does_not_fit_is_refused(String body) {
    Callers.at(Service.LICENSES)
        .contentType("application/json")
        .body(body)
        .post("/1/license/executions")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12022));
  }

  @Test
  void health_warns_before_the_licence_expires() throws Throwable {
    LicenseControl.under(
        license(Instant.now().plus(Duration.ofDays(3)), Map.of()),
        () -> {
          JsonPath answer = health().statusCode(200).extract().jsonPath();
          assertThat(answer.getList("warnings", String.class))
              .anyMatch(warning -> warning.contains("2 days left"));
          assertThat(
                  Callers.anonymous()
                      .get("/6/healthcheck")
                      .then()
                      .statusCode(200)
                      .extract()
                      .jsonPath()
                      .getList("warnings", String.class))
              .isNotEmpty();
        });
    health().body("warnings", nullValue()).body("$", not(anEmptyMap()));
  }

  @Test
  void the_main_api_does_not_know_the_licence_resources() {
    Callers.luna().get("/1/license").then().statusCode(404);
    Callers.luna().get("/licenses/1/license").then().statusCode(404);
  }

  private static ValidatableResponse license(String query) {
    return Callers.at(Service.LICENSES).get("/1/license" + query).then();
  }

  private static ValidatableResponse health() {
    return Callers.at(Service.LICENSES).get("/healthcheck").then();
  }

  private static ValidatableResponse consume(int count) {
    return Callers.at(Service.LICENSES)
        .contentType("application/json")
        .body("{\"liveness\": {\"execution_count\": " + count + "}}")
        .post("/1/license/executions")
        .then()
        .statusCode(200);
  }

  private static License license(Instant end, Map<Feature, Long> features) {
    return new License(UUID.randomUUID().toString(), "test", Optional.of(end), features);
  }

  private static <T> List<T> atOnce(int calls, Callable<T> call) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : clients.invokeAll(Collections.nCopies(calls, call))) {
        results.add(future.get());
      }
      return results;
    }
  }
}
