package dev.perigee.api.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EveryRequestTest {
  private static final String ID = "1536751345,8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a";

  private static RequestSpecification admin() {
    return given().auth().preemptive().basic("root@visionlabs.ai", "root");
  }

  private static void refused(String body, String message) {
    admin()
        .contentType("application/json")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/6/accounts")
        .then()
        .statusCode(400)
        .body("detail", containsString(message));
  }

  @Test
  void the_callers_request_id_comes_back() {
    given().header("Luna-Request-Id", ID).get("/version").then().header("Luna-Request-Id", ID);
  }

  @Test
  void a_malformed_request_id_is_replaced() {
    given()
        .header("Luna-Request-Id", "me")
        .get("/nowhere")
        .then()
        .header("Luna-Request-Id", matchesPattern("\\d{10},[a-f0-9-]{36}"));
  }

  @Test
  void unknown_paths_are_not_found() {
    for (String path : new String[] {"/", "/q/openapi", "/7/accounts", "/6/accounts/x/y"}) {
      given()
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .statusCode(404)
          .header("Content-Type", "application/json")
          .body("error_code", equalTo(12013))
          .body("link", containsString("code-12013"));
    }
  }

  @Test
  void a_wrong_method_names_the_right_ones() {
    given()
        .delete("/6/accounts")
        .then()
        .statusCode(405)
        .header("Allow", "GET, OPTIONS, POST")
        .body("error_code", equalTo(12021));
  }

  @Test
  void options_are_open_to_everybody() {
    given()
        .options("/6/accounts")
        .then()
        .statusCode(200)
        .header("Allow", "GET, OPTIONS, POST")
        .body(emptyOrNullString());
  }

  @Test
  void a_trailing_slash_is_accepted() {
    admin().get("/6/account/").then().statusCode(200);
    given().get("/version/").then().statusCode(200);
  }

  @Test
  void bad_query_values_are_named() {
    for (String query :
        new String[] {
          "page=0",
          "page=x",
          "page=",
          "page=1&page=2",
          "page=2147483648",
          "page_size=1001",
          "account_type=root",
          "create_time__lt=yesterday",
          "create_time__lt=2020-02-31T00:00:00Z",
          "targets=login,password",
          "login=%00"
        }) {
      admin()
          .urlEncodingEnabled(false)
          .get("/6/accounts?" + query)
          .then()
          .statusCode(400)
          .body("error_code", equalTo(12012))
          .body(
              "detail",
              equalTo("Bad query parameters '" + query.substring(0, query.indexOf('=')) + "'"));
    }
  }

  @Test
  void unknown_query_parameters_are_ignored() {
    admin().get("/6/accounts?sort=up").then().statusCode(200);
  }

  @Test
  void an_answer_that_the_client_cannot_read_is_not_sent() {
    admin()
        .accept("image/png")
        .get("/6/account")
        .then()
        .statusCode(415)
        .body("error_code", equalTo(12024));
    admin().accept("text/html, */*;q=0.1").get("/6/account").then().statusCode(200);
  }

  @Test
  void a_body_must_have_a_listed_type() {
    admin()
        .contentType("text/plain")
        .body("{}")
        .post("/6/accounts")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12023))
        .body("detail", containsString("application/json"));
  }

  @Test
  void a_body_must_be_there() {
    admin()
        .contentType("application/json")
        .post("/6/accounts")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12030));
  }

  @Test
  void a_body_must_be_json() {
    refused("{\"login\": ", "Message: not JSON");
    refused("{} {}", "Message: not JSON");
    refused("{\"login\": \"a\", \"login\": \"b\"}", "duplicate field");
    refused("[".repeat(100_000), "Message: not JSON");
  }

  @Test
  void the_first_fault_of_a_body_is_named() {
    refused("[]", "Path: '', message: 'value is not a valid object'");
    refused(
        "{\"login\":\"a@b.cd\",\"password\":\"abc\",\"account_type\":\"user\",\"extra\":1}",
        "Path: 'extra', message: 'extra fields not permitted'");
    refused(
        "{\"login\":\"a@b.cd\",\"password\":\"abc\"}",
        "Path: 'account_type', message: 'field required'");
    refused(
        "{\"login\":\"a@b.cd\",\"password\":123,\"account_type\":\"user\"}",
        "Path: 'password', message: 'value is not a valid string'");
    refused(
        "{\"login\":\"a@b.cd\",\"password\":\"a\",\"account_type\":\"user\"}",
        "Path: 'password', message: 'ensure this value has at least 3 characters'");
    refused(
        "{\"login\":\"a@b.cd\",\"password\":\"abc\",\"account_type\":\"user\",\"description\":\"\\u0000\"}",
        "Path: 'description', message: 'null characters are not permitted'");
  }

  @Test
  void an_error_never_repeats_a_password() {
    admin()
        .contentType("application/json")
        .body("{\"password\": \"hunter2\", }")
        .post("/6/accounts")
        .then()
        .statusCode(400)
        .body("detail", org.hamcrest.Matchers.not(containsString("hunter2")));
  }

  @Test
  void an_answer_to_a_wildcard_names_its_real_type() {
    for (String path : new String[] {"/6/healthcheck", "/6/account"}) {
      admin()
          .header("Accept", "application/*;q=0.1, text/html")
          .get(path)
          .then()
          .statusCode(200)
          .contentType("application/json");
    }
  }
}
