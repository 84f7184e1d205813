package dev.perigee.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountApiTest {
  private static final String ADMIN = "root@visionlabs.ai";

  private static RequestSpecification as(String login, String password) {
    return given().auth().preemptive().basic(login, password);
  }

  private static RequestSpecification admin() {
    return as(ADMIN, "root").contentType("application/json");
  }

  private static String login() {
    return "u" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
  }

  private static Map<String, String> body(String login, String type) {
    return Map.of("login", login, "password", "pass word", "account_type", type);
  }

  private static ValidatableResponse create(String login, String type) {
    return admin().body(body(login, type)).post("/6/accounts").then();
  }

  @Test
  void a_created_account_can_be_used_at_once() {
    String login = login();

    String id =
        create(login, "user")
            .statusCode(201)
            .header("Location", matchesPattern("/6/accounts/[a-f0-9-]{36}"))
            .extract()
            .path("account_id");

    as(login, "pass word")
        .get("/6/account")
        .then()
        .statusCode(200)
        .body("account_id", equalTo(id))
        .body("login", equalTo(login))
        .body("account_type", equalTo("user"))
        .body("description", equalTo(""))
        .body(
            "create_time",
            matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00"))
        .body("size()", equalTo(6));
  }

  @Test
  void the_header_chooses_the_id_of_a_new_account() {
    String id = UUID.randomUUID().toString();

    admin()
        .header("Luna-Account-Id", id)
        .body(body(login(), "user"))
        .post("/6/accounts")
        .then()
        .statusCode(201)
        .body("account_id", equalTo(id))
        .body("url", equalTo("/6/accounts/" + id));
  }

  @Test
  void a_login_can_be_taken_once() {
    String login = login();
    create(login, "user").statusCode(201);

    create(login, "user")
        .statusCode(409)
        .body("error_code", equalTo(41001))
        .body("detail", equalTo("Account with login '" + login + "' already exists"));
  }

  @Test
  void an_id_can_be_taken_once() {
    String id = UUID.randomUUID().toString();
    RequestSpecification request = admin().header("Luna-Account-Id", id);
    request.body(body(login(), "user")).post("/6/accounts").then().statusCode(201);

    request
        .body(body(login(), "user"))
        .post("/6/accounts")
        .then()
        .statusCode(409)
        .body("error_code", equalTo(41002));
  }

  @Test
  void nobody_registers_without_credentials() {
    given()
        .contentType("application/json")
        .header("Luna-Account-Id", UUID.randomUUID().toString())
        .body(body(login(), "user"))
        .post("/6/accounts")
        .then()
        .statusCode(401)
        .body("error_code", equalTo(11065));
  }

  @Test
  void a_plain_user_registers_nobody() {
    String login = login();
    create(login, "user").statusCode(201);

    as(login, "pass word")
        .contentType("application/json")
        .body(body(login(), "user"))
        .post("/6/accounts")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(11059));
  }

  @Test
  void an_administrator_cannot_be_made_through_this_api() {
    create(login(), "admin")
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body(
            "detail",
            equalTo(
                "Failed to validate input json. Path: 'account_type', message: 'value is not a"
                    + " valid enumeration member; permitted: 'user', 'advanced_user''"));
  }

  @Test
  void a_wrong_password_is_refused_also_after_the_right_one_was_remembered() {
    as(ADMIN, "root").get("/6/account").then().statusCode(200);

    as(ADMIN, "toor")
        .get("/6/account")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", matchesPattern("Basic .*"))
        .body("error_code", equalTo(11065))
        .body("detail", equalTo("Account corresponding login/password not found"));
  }

  @Test
  void a_changed_password_works_at_once_and_the_old_one_no_more() {
    String login = login();
    create(login, "user").statusCode(201);
    as(login, "pass word").get("/6/account").then().statusCode(200);

    as(login, "pass word")
        .contentType("application/json")
        .body(Map.of("password", "another", "description", "moved"))
        .patch("/6/account")
        .then()
        .statusCode(204);

    as(login, "pass word").get("/6/account").then().statusCode(401);
    as(login, "another").get("/6/account").then().body("description", equalTo("moved"));
  }

  @Test
  void a_patch_needs_a_field() {
    String login = login();
    create(login, "user").statusCode(201);

    as(login, "pass word")
        .contentType("application/json")
        .body("{}")
        .patch("/6/account")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12022));
  }

  @Test
  void the_account_header_alone_names_the_account() {
    String id = create(login(), "user").extract().path("account_id");

    given()
        .header("Luna-Account-Id", id)
        .get("/6/account?targets=account_id,login")
        .then()
        .statusCode(200)
        .body("account_id", equalTo(id))
        .body("size()", equalTo(2));
  }

  @Test
  void an_unknown_account_header_is_no_login() {
    given()
        .header("Luna-Account-Id", UUID.randomUUID().toString())
        .get("/6/account")
        .then()
        .statusCode(401)
        .body("error_code", equalTo(11065));
  }

  @Test
  void a_malformed_account_header_is_named() {
    given()
        .header("Luna-Account-Id", "1-1-1-1-1")
        .get("/6/account")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(11037));
  }

  @Test
  void a_token_that_is_not_signed_is_not_genuine() {
    given()
        .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
        .get("/6/account")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(11062));
  }

  @Test
  void operations_that_list_no_token_are_closed_to_tokens() {
    given()
        .header("Authorization", "Bearer x")
        .contentType("application/json")
        .body("{}")
        .patch("/6/account")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(11064));
  }

  @Test
  void malformed_authorization_is_refused() {
    for (String header :
        new String[] {"Basic ???", "Basic", "Basic bm9jb2xvbg==", "Digest x", ""}) {
      given()
          .header("Authorization", header)
          .get("/6/account")
          .then()
          .statusCode(401)
          .body("error_code", equalTo(11065));
    }
  }

  @Test
  void a_user_sees_only_itself() {
    String login = login();
    create(login, "user").statusCode(201);

    as(login, "pass word")
        .get("/6/accounts")
        .then()
        .statusCode(200)
        .body("accounts.login", contains(login))
        .body("total_count", equalTo(1));
  }

  @Test
  void an_advanced_user_sees_all_newest_first_by_pages() {
    String login = login();
    create(login, "advanced_user").statusCode(201);

    as(login, "pass word")
        .get("/6/accounts?page=1&page_size=1&targets=login")
        .then()
        .statusCode(200)
        .body("accounts", hasSize(1))
        .body("accounts[0].login", equalTo(login))
        .body("total_count", greaterThanOrEqualTo(4));
  }

  @Test
  void accounts_are_filtered() {
    String login = login();
    create(login, "user").statusCode(201);

    admin().get("/6/accounts?login=" + login).then().body("accounts.login", contains(login));
    admin()
        .get("/6/accounts?account_type=user&page_size=1000")
        .then()
        .body("accounts.account_type", everyItem(equalTo("user")));
    admin()
        .get("/6/accounts?create_time__lt=2020-01-01T00:00:00Z")
        .then()
        .body("total_count", equalTo(0));
    admin()
        .queryParam("create_time__gte", "2020-01-01T00:00:00+00:00")
        .get("/6/accounts")
        .then()
        .body("total_count", not(equalTo(0)));
  }

  @Test
  void a_page_beyond_all_accounts_is_empty() {
    admin()
        .get("/6/accounts?page=2147483647&page_size=1000")
        .then()
        .statusCode(200)
        .body("accounts", hasSize(0))
        .body("total_count", greaterThanOrEqualTo(1));
  }
}
