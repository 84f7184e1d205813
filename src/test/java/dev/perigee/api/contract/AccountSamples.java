package dev.perigee.api.contract;

import static java.util.Map.entry;

import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

@Singleton
class AccountSamples implements SampleSource {
  private static final String TOKEN =
      """
      {"permissions": {"face": ["view"], "gate_plan": ["view"], "verify": {"allowed": 1}},
       "description": "gate 5", "expiration_time": "2050-01-01T00:00:00Z"}""";

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.ofEntries(
        entry("getAccounts", () -> Callers.admin().get("/6/accounts")),
        entry("createAccount", AccountSamples::create),
        entry("getAccount", () -> Callers.luna().get("/6/account")),
        entry(
            "patchAccount",
            () ->
                Callers.newUser()
                    .contentType("application/json")
                    .body("{\"description\": \"gate 5\"}")
                    .patch("/6/account")),
        entry("createToken", () -> Callers.newLogin("user").issue(TOKEN)),
        entry("getTokens", () -> with(token -> Callers.luna().get("/6/tokens"))),
        entry("getToken", () -> with(token -> Callers.luna().get(url(token)))),
        entry(
            "replaceToken",
            () ->
                with(
                    token ->
                        Callers.luna()
                            .contentType("application/json")
                            .body(TOKEN)
                            .put(url(token)))),
        entry("deleteToken", () -> with(token -> Callers.luna().delete(url(token)))),
        entry(
            "verifyCredentials",
            () ->
                with(
                    token ->
                        Callers.anonymous()
                            .contentType("application/json")
                            .body(Map.of("token", token.path("token")))
                            .post("/6/verifier"))),
        entry(
            "setLoginCookie",
            () -> with(token -> Callers.bearer(token.path("token")).post("/6/login"))),
        entry("clearLoginCookie", () -> Callers.anonymous().delete("/6/login")));
  }

  private static Response with(UnaryOperator<Response> call) {
    return call.apply(Callers.luna().contentType("application/json").body(TOKEN).post("/6/tokens"));
  }

  private static String url(Response token) {
    return token.path("url");
  }

  private static Response create() {
    String login = "u" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    return Callers.admin()
        .contentType("application/json")
        .body(
            """
            {"login": "%s", "password": "abc", "account_type": "advanced_user", "description": ""}"""
                .formatted(login))
        .post("/6/accounts");
  }
}
