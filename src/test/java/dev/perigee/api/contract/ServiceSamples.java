package dev.perigee.api.contract;

import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;

@Singleton
class ServiceSamples implements SampleSource {
  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.of(
        "getVersion", () -> Callers.anonymous().get("/version"),
        "redirectHealth", () -> Callers.anonymous().redirects().follow(false).get("/healthcheck"),
        "getHealth", () -> Callers.anonymous().get("/6/healthcheck"),
        "getFeatures", () -> Callers.anonymous().get("/6/features"),
        "getSpecification",
            () -> Callers.anonymous().accept("application/x-yaml").get("/docs/spec"),
        "getSpecificationOfVersion",
            () -> Callers.anonymous().accept("application/x-yaml").get("/6/docs/spec"));
  }
}
