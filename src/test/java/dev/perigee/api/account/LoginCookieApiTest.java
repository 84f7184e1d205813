package dev.perigee.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.perigee.api.contract.Callers;
import dev.perigee.api.contract.Callers.Login;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginCookieApiTest {

  private static ValidatableResponse withCookie(String value) {
    return Callers.anonymous().header("Cookie", "a=b; luna_auth=" + value).get("/6/account").then();
  }

  @Test
  void the_cookie_carries_the_token_out_of_reach_of_scripts() {
    String jwt = Callers.newLogin("user").token("{\"account\": [\"view\"]}");

    Response answer = Callers.bearer(jwt).post("/6/login");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie"))
        .startsWith("luna_auth=" + jwt + ";")
        .containsIgnoringCase("; Path=/; HttpOnly; SameSite=Strict")
        .doesNotContain("Secure");
  }

  @Test
  void the_cookie_authenticates_as_the_token_does() {
    Login owner = Callers.newLogin("user");
    String jwt = owner.token("{\"account\": [\"view\"]}");

    withCookie(jwt).statusCode(200).body("account_id", equalTo(owner.accountId()));
    withCookie(owner.token("{}")).statusCode(403).body("error_code", equalTo(11059));
    withCookie("nonsense").statusCode(403).body("error_code", equalTo(11062));
    withCookie("").statusCode(403).body("error_code", equalTo(11062));
  }

  @Test
  void a_header_beats_the_cookie_and_the_cookie_beats_the_account_header() {
    Login owner = Callers.newLogin("user");
    Login other = Callers.newLogin("user");
    String jwt = owner.token("{\"account\": [\"view\"]}");

    other
        .basic()
        .cookie("luna_auth", jwt)
        .get("/6/account")
        .then()
        .body("account_id", equalTo(other.accountId()));
    Callers.anonymous()
        .cookie("luna_auth", jwt)
        .header("Luna-Account-Id", other.accountId())
        .get("/6/account")
        .then()
        .body("account_id", equalTo(owner.accountId()));
  }

  @Test
  void what_is_closed_to_tokens_is_closed_to_the_cookie() {
    String jwt = Callers.newLogin("user").token("{}");

    Callers.anonymous()
        .cookie("luna_auth", jwt)
        .contentType("application/json")
        .body("{\"description\": \"x\"}")
        .patch("/6/account")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(11064));
  }

  @Test
  void nothing_but_a_good_token_sets_the_cookie() {
    Callers.luna().post("/6/login").then().statusCode(401);
    Callers.bearer("x.y.z")
        .post("/6/login")
        .then()
        .statusCode(403)
        .header("Set-Cookie", (String) null);
  }

  @Test
  void clearing_takes_the_cookie_away_from_anybody() {
    Response answer = Callers.anonymous().delete("/6/login");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie"))
        .startsWith("luna_auth=;")
        .contains("Max-Age=0", "Path=/");
  }
}
