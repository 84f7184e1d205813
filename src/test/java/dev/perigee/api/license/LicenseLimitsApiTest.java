package dev.perigee.api.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.perigee.api.contract.Callers;
import dev.perigee.license.FaceQuota;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.license.internal.LicenseControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a licence withholds from the main API. */
@QuarkusTest
class LicenseLimitsApiTest {
  private static final String WITH_ATTRIBUTE =
      "{\"attribute\": {\"basic_attributes\": {\"age\": 40, \"gender\": 1, \"ethnicity\": 1}}}";
  private static final String ATTRIBUTE =
      "{\"basic_attributes\": {\"age\": 41, \"gender\": 1, \"ethnicity\": 1}}";

  @Inject FaceQuota quota;

  private String account;

  @BeforeEach
  void account() {
    account = Callers.newAccount("user");
  }

  private RequestSpecification caller() {
    return RestAssured.given().header("Luna-Account-Id", account).contentType("application/json");
  }

  @Test
  void an_expired_licence_closes_everything_but_the_service_resources() throws Throwable {
    LicenseControl.under(
        expired(),
        () -> {
          caller()
              .get("/6/faces")
              .then()
              .statusCode(403)
              .body("error_code", equalTo(11055))
              .body("desc", equalTo("Forbidden"))
              .body("detail", equalTo("License problem: license has expired"));
          caller().body("{}").post("/6/lists").then().statusCode(403);
          Callers.anonymous().get("/6/faces").then().statusCode(401);
          Callers.anonymous().get("/version").then().statusCode(200);
          Callers.anonymous().accept("application/x-yaml").get("/docs/spec").then().statusCode(200);
          Callers.anonymous()
              .get("/6/features")
              .then()
              .statusCode(200)
              .body("license", equalTo(false));
          Callers.anonymous()
              .get("/6/healthcheck")
              .then()
              .statusCode(502)
              .body("errors.find { it.component == 'license' }.status", equalTo(0))
              .body("errors.find { it.component == 'license' }.error.error_code", equalTo(38001))
              .body(
                  "errors.find { it.component == 'license' }.error.detail",
                  equalTo("License error"))
              .body("errors.component", hasItem("db"));
        });
    caller().get("/6/faces").then().statusCode(200);
    Callers.anonymous().get("/6/healthcheck").then().statusCode(200);
  }

  @Test
  void a_feature_that_is_not_licensed_is_shown_as_off() throws Throwable {
    LicenseControl.under(
        granting(Map.of()),
        () ->
            Callers.anonymous()
                .get("/6/features")
                .then()
                .body("license", equalTo(true))
                .body("estimations.liveness", equalTo(false))
                .body("estimations.face_detection", equalTo(true))
                .body("components.index", equalTo(false)));
  }

  @Test
  void attributes_are_refused_at_110_percent_and_everything_else_goes_on() throws Throwable {
    LicenseControl.under(
        facesLimit(quota.count() * 10 / 11), // 110 % of it are there already
        () -> {
          caller()
              .body(WITH_ATTRIBUTE)
              .post("/6/faces")
              .then()
              .statusCode(403)
              .body("error_code", equalTo(11055))
              .body("detail", equalTo("License problem: faces limit exceeded"));
          String bare =
              caller().body("{}").post("/6/faces").then().statusCode(201).extract().path("face_id");
          String attributes = "/6/faces/" + bare + "/attributes";
          caller()
              .body(ATTRIBUTE)
              .put(attributes)
              .then()
              .statusCode(403)
              .body("error_code", equalTo(11055));
          caller().get(attributes).then().statusCode(404);
          caller().body(ATTRIBUTE).post("/6/attributes").then().statusCode(201);
          caller().delete("/6/faces/" + bare).then().statusCode(204);
        });
  }

  @Test
  void replacing_an_attribute_needs_no_room() throws Throwable {
    String face = create();
    long there = quota.count();

    LicenseControl.under(
        facesLimit(there * 10 / 11),
        () ->
            caller()
                .body(ATTRIBUTE)
                .put("/6/faces/" + face + "/attributes")
                .then()
                .statusCode(204));

    assertThat(quota.count()).isEqualTo(there);
  }

  @Test
  void the_count_follows_every_way_to_win_and_lose_an_attribute() {
    long before = quota.count();

    String one = create();
    String two = create();
    assertThat(quota.count()).isEqualTo(before + 2);
    caller().delete("/6/faces/" + one + "/attributes").then().statusCode(204);
    caller().delete("/6/faces/" + one + "/attributes").then().statusCode(204);
    assertThat(quota.count()).isEqualTo(before + 1);
    caller().body(ATTRIBUTE).put("/6/faces/" + one + "/attributes").then().statusCode(204);
    assertThat(quota.count()).isEqualTo(before + 2);
    caller().delete("/6/faces/" + one).then().statusCode(204);
    caller().body("{\"face_ids\": [\"" + two + "\"]}").delete("/6/faces").then().statusCode(204);
    assertThat(quota.count()).isEqualTo(before);

    String list = caller().body("{}").post("/6/lists").then().extract().path("list_id");
    caller()
        .body("{\"lists\": [\"" + list + "\"]," + WITH_ATTRIBUTE.substring(1))
        .post("/6/faces")
        .then()
        .statusCode(201);
    assertThat(quota.count()).isEqualTo(before + 1);
    caller().delete("/6/lists/" + list + "?with_faces=1").then().statusCode(204);
    assertThat(quota.count()).isEqualTo(before);
  }

  @Test
  void a_refused_request_leaves_no_room_behind() {
    long before = quota.count();
    String nowhere = "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11";

    caller()
        .body("{\"lists\": [\"" + nowhere + "\"]," + WITH_ATTRIBUTE.substring(1))
        .post("/6/faces")
        .then()
        .statusCode(400);

    assertThat(quota.count()).isEqualTo(before);
  }

  @Test
  void clients_side_by_side_get_exactly_the_room_there_is() throws Throwable {
    long there = quota.count();
    // The smallest limit at which at least 20 more fit.
    long limit = (there + 20) * 10 / 11;
    long room = Math.ceilDiv(limit * 11, 10) - there;
    List<Response> answers = new ArrayList<>();

    LicenseControl.under(
        facesLimit(limit),
        () -> answers.addAll(atOnce(60, () -> caller().body(WITH_ATTRIBUTE).post("/6/faces"))));

    assertThat(answers.stream().filter(answer -> answer.statusCode() == 201)).hasSize((int) room);
    assertThat(answers).extracting(Response::statusCode).containsOnly(201, 403);
    assertThat(quota.count()).isEqualTo(there + room);
  }

  private String create() {
    return caller()
        .body(WITH_ATTRIBUTE)
        .post("/6/faces")
        .then()
        .statusCode(201)
        .extract()
        .path("face_id");
  }

  private static <T> List<T> atOnce(int clients, Callable<T> call) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(Collections.nCopies(clients, call))) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static License expired() {
    return new License(
        "old", "test", Optional.of(Instant.now().minus(Duration.ofDays(1))), Map.of());
  }

  private static License facesLimit(long limit) {
    return granting(Map.of(Feature.FACES_LIMIT, limit));
  }

  private static License granting(Map<Feature, Long> features) {
    return new License("limited", "test", Optional.empty(), features);
  }
}
