package dev.perigee.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No demo accounts, no account header, and registration by anybody: what the switches do. */
@QuarkusTest
@TestProfile(ClosedInstallationTest.Switches.class)
class ClosedInstallationTest {

  public static class Switches implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "perigee.accounts.demo", "false",
          "perigee.accounts.admin-login", "boss@example.com",
          "perigee.accounts.admin-password", "from the configuration",
          "perigee.accounts.allow-account-header", "false",
          "perigee.accounts.open-registration", "true");
    }
  }

  private static void login(String login, String password, int status) {
    given()
        .auth()
        .preemptive()
        .basic(login, password)
        .get("/6/account")
        .then()
        .statusCode(status);
  }

  @Test
  void only_the_configured_administrator_exists() {
    login("boss@example.com", "from the configuration", 200);
    login("root@visionlabs.ai", "root", 401);
    login("luna@visionlabs.ru", "luna", 401);
  }

  @Test
  void the_account_header_is_refused() {
    given()
        .header("Luna-Account-Id", UUID.randomUUID().toString())
        .get("/6/account")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(11061));
  }

  @Test
  void anybody_registers() {
    String id = UUID.randomUUID().toString();

    given()
        .header("Luna-Account-Id", id)
        .contentType("application/json")
        .body(
            """
            {"login": "new@example.com", "password": "abc", "account_type": "user"}""")
        .post("/6/accounts")
        .then()
        .statusCode(201)
        .body("account_id", equalTo(id));

    login("new@example.com", "abc", 200);
  }
}
