package dev.perigee.api.contract;

import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

@Singleton
class MatcherSamples implements SampleSource {
  private static final String DESCRIPTOR = Base64.getEncoder().encodeToString(new byte[512]);

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.of(
        "matchFaces",
        MatcherSamples::match,
        "matchBodies",
        MatcherSamples::bodies,
        "matchRaw",
        MatcherSamples::raw,
        "adviseThreshold",
        MatcherSamples::advice);
  }

  private static Response bodies() {
    return Callers.luna()
        .contentType("application/json")
        .body(
            """
            {"references": [{"type": "raw_descriptor", "id": "r",
                             "data": {"descriptor": "%s", "version": 116}}],
             "candidates": [{"filters": {"origin": "events", "create_time__gte": "now-1h"}}]}"""
                .formatted(DESCRIPTOR))
        .post("/6/matcher/bodies");
  }

  private static Response raw() {
    String entity =
        """
        {"type": "raw_descriptor", "id": "x", "data": {"descriptor": "%s", "version": 1001}}"""
            .formatted(DESCRIPTOR);
    return Callers.luna()
        .contentType("application/json")
        .body("{\"references\": [%s], \"candidates\": [%s]}".formatted(entity, entity))
        .post("/6/matcher/raw");
  }

  private static Response advice() {
    return Callers.anonymous()
        .header("Luna-Account-Id", Callers.newAccount("user"))
        .get("/6/matcher/advice");
  }

  private static Response match() {
    String account = Callers.newAccount("user");
    Callers.anonymous()
        .header("Luna-Account-Id", account)
        .contentType("application/json")
        .body(
            """
            {"attribute": {"face_descriptors": [{"descriptor": "%s", "version": 1001}]}}"""
                .formatted(DESCRIPTOR))
        .post("/6/faces")
        .then()
        .statusCode(201);
    return Callers.anonymous()
        .header("Luna-Account-Id", account)
        .contentType("application/json")
        .body(
            """
            {"references": [{"type": "raw_descriptor", "id": "r",
                             "data": {"descriptor": "%s", "version": 1001}}],
             "candidates": [{"filters": {"origin": "faces"}}]}"""
                .formatted(DESCRIPTOR))
        .post("/6/matcher/faces");
  }
}
