package dev.perigee.api.contract;

import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

@Singleton
class AccountSamples implements SampleSource {
  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.of(
        "getAccounts", () -> Callers.admin().get("/6/accounts"),
        "createAccount", AccountSamples::create,
        "getAccount", () -> Callers.luna().get("/6/account"),
        "patchAccount",
            () ->
                Callers.newUser()
                    .contentType("application/json")
                    .body("{\"description\": \"gate 5\"}")
                    .patch("/6/account"));
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
