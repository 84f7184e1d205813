package dev.perigee.api.contract;

import static java.util.Map.entry;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;

/** Handlers and what they make. */
@Singleton
class HandlerSamples implements SampleSource {
  private static final String HANDLERS = "/6/handlers";

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.ofEntries(
        entry("createHandler", () -> json("{\"policies\": {}}").post(HANDLERS)),
        entry("getHandlers", () -> Callers.luna().get(HANDLERS + "?description=" + handler())),
        entry("countHandlers", () -> Callers.luna().get(HANDLERS + "/count")),
        entry("validatePolicies", () -> json("{\"policies\": {}}").post(HANDLERS + "/validator")),
        entry("getHandler", () -> Callers.luna().get(HANDLERS + "/" + handler())),
        entry("headHandler", () -> Callers.luna().head(HANDLERS + "/" + handler())),
        entry(
            "replaceHandler", () -> json("{\"handler_type\": 1}").put(HANDLERS + "/" + handler())),
        entry("deleteHandler", () -> Callers.luna().delete(HANDLERS + "/" + handler())));
  }

  private static RequestSpecification json(String body) {
    return Callers.luna().contentType("application/json").body(body);
  }

  private static String handler() {
    return json("{\"policies\": {}}").post(HANDLERS).path("handler_id");
  }
}
