package dev.perigee.api.contract;

import static java.util.Map.entry;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

@Singleton
class VerifierSamples implements SampleSource {
  private static final String ENTITY =
      """
      {"type": "raw_descriptor", "id": "x", "data": {"descriptor": "%s", "version": 1001}}"""
          .formatted(Base64.getEncoder().encodeToString(new byte[512]));

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.ofEntries(
        entry("getVerifiers", () -> Callers.luna().get("/6/verifiers")),
        entry("createVerifier", () -> create()),
        entry("countVerifiers", () -> Callers.luna().get("/6/verifiers/count")),
        entry("getVerifier", () -> Callers.luna().get("/6/verifiers/" + verifier())),
        entry("headVerifier", () -> Callers.luna().head("/6/verifiers/" + verifier())),
        entry(
            "replaceVerifier",
            () -> json("{\"description\": \"x\"}").put("/6/verifiers/" + verifier())),
        entry("deleteVerifier", () -> Callers.luna().delete("/6/verifiers/" + verifier())),
        entry("verify", VerifierSamples::verify),
        entry(
            "verifyRaw",
            () ->
                json("{\"references\": [%s], \"candidates\": [%s]}".formatted(ENTITY, ENTITY))
                    .post("/6/verifiers/" + verifier() + "/raw")));
  }

  private static Response verify() {
    String face =
        json("{\"attribute\": {\"face_descriptors\": [{\"descriptor\": \"%s\", \"version\": 1001}]}}"
                .formatted(Base64.getEncoder().encodeToString(new byte[512])))
            .post("/6/faces")
            .path("face_id");
    return Callers.luna()
        .contentType("application/x-sdk-descriptor")
        .body(DescriptorFormats.toSdk(new Descriptor(1001, new byte[512])))
        .post("/6/verifiers/" + verifier() + "/verifications?face_ids=" + face);
  }

  private static Response create() {
    return json("{\"policies\": {\"verification_threshold\": 0.8}}").post("/6/verifiers");
  }

  private static String verifier() {
    return create().path("verifier_id");
  }

  private static RequestSpecification json(String body) {
    return Callers.luna().contentType("application/json").body(body);
  }
}
