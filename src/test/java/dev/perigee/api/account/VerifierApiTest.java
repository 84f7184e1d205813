package dev.perigee.api.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.perigee.api.contract.Callers;
import dev.perigee.api.contract.Callers.Login;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VerifierApiTest {

  private static ValidatableResponse verify(Map<String, ?> body) {
    return Callers.anonymous()
        .contentType("application/json")
        .body(body)
        .post("/6/verifier")
        .then();
  }

  @Test
  void login_and_password_name_the_account() {
    Login login = Callers.newLogin("advanced_user");

    verify(Map.of("login", login.login(), "password", login.password()))
        .statusCode(200)
        .body("account_id", equalTo(login.accountId()))
        .body("account_type", equalTo("advanced_user"))
        .body("size()", equalTo(2));
  }

  @Test
  void an_account_id_tells_the_type() {
    verify(Map.of("account_id", Callers.newAccount("user")))
        .statusCode(200)
        .body("account_type", equalTo("user"))
        .body("size()", equalTo(1));
  }

  @Test
  void a_token_tells_what_it_allows() {
    Login login = Callers.newLogin("user");

    verify(Map.of("token", login.token("{\"face\": [\"view\"]}")))
        .statusCode(200)
        .body("account_type", equalTo("user"))
        .body("account_id", equalTo(login.accountId()))
        .body("permissions", equalTo(Map.of("face", List.of("view"))))
        .body("visibility_area", equalTo("account"))
        .body("size()", equalTo(4));
  }

  @Test
  void wrong_credentials_are_refused() {
    Login login = Callers.newLogin("user");
    Response token = login.issue("{\"permissions\": {}}");
    login.basic().delete(token.<String>path("url"));

    for (Map<String, String> wrong :
        List.of(
            Map.of("login", login.login(), "password", "wrong word"),
            Map.of("account_id", UUID.randomUUID().toString()),
            Map.of("token", token.<String>path("token")))) {
      verify(wrong).statusCode(401).body("error_code", equalTo(11065));
    }
  }

  @Test
  void a_token_that_is_not_ours_is_corrupted() {
    verify(Map.of("token", "eyJhbGciOiJub25lIn0.e30."))
        .statusCode(400)
        .body("error_code", equalTo(41008))
        .body("detail", equalTo("Specified token corrupted"));
  }

  @Test
  void exactly_one_form_is_given_whole() {
    String id = UUID.randomUUID().toString();

    verify(Map.of("login", "ops@example.com"))
        .statusCode(400)
        .body("detail", containsString("Path: 'password', message: 'field required'"));
    verify(Map.of("password", "gate-four"))
        .statusCode(400)
        .body("detail", containsString("Path: 'login', message: 'field required'"));
    verify(Map.of("account_id", id, "token", "x"))
        .statusCode(400)
        .body("error_code", equalTo(12022));
    verify(Map.of()).statusCode(400).body("error_code", equalTo(12022));
    verify(Map.of("account_id", "1")).statusCode(400).body("error_code", equalTo(12022));
  }
}
