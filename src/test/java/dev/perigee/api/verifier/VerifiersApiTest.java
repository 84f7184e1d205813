package dev.perigee.api.verifier;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.contract.Callers;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.descriptor.Similarity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /6/verifiers}: keeping them, and verifying given descriptors. */
@QuarkusTest
class VerifiersApiTest {
  private String account;

  @BeforeEach
  void register() {
    account = Callers.newAccount("user");
  }

  private RequestSpecification caller() {
    return given().header("Luna-Account-Id", account).contentType("application/json");
  }

  private String create(Map<String, ?> body) {
    return caller()
        .body(body)
        .post("/6/verifiers")
        .then()
        .statusCode(201)
        .extract()
        .path("verifier_id");
  }

  @Test
  void a_verifier_comes_back_with_every_default() {
    String id = create(Map.of());

    caller()
        .get("/6/verifiers/" + id)
        .then()
        .statusCode(200)
        .body("verifier_id", equalTo(id))
        .body("account_id", equalTo(account))
        .body("description", equalTo(""))
        .body("version", is(1))
        .body("policies.verification_threshold", is(0.9f))
        .body("policies.detect_policy.multiface_policy", is(1))
        .body("policies.detect_policy.estimate_mask", is(0))
        .body("policies.detect_policy.estimate_liveness.estimate", is(0))
        .body("policies.detect_policy.detect_body", nullValue())
        .body("policies.extract_policy.extract_basic_attributes", is(0))
        .body("policies.storage_policy.attribute_policy.store_attribute", is(0))
        .body("policies.storage_policy.attribute_policy.ttl", is(300))
        .body("policies.storage_policy.face_sample_policy.store_sample", is(0));
  }

  @Test
  void what_is_given_is_kept() {
    String id =
        create(
            Map.of(
                "description",
                "strict verifier",
                "policies",
                Map.of(
                    "verification_threshold",
                    0.5,
                    "detect_policy",
                    Map.of("estimate_mask", 1, "estimate_liveness", 1),
                    "extract_policy",
                    Map.of("extract_basic_attributes", 1, "score_threshold", 0.25),
                    "storage_policy",
                    Map.of("face_sample_policy", Map.of("store_sample", 1, "ttl", 7)))));

    caller()
        .get("/6/verifiers/" + id)
        .then()
        .body("description", equalTo("strict verifier"))
        .body("policies.verification_threshold", is(0.5f))
        .body("policies.detect_policy.estimate_mask", is(1))
        .body("policies.detect_policy.estimate_liveness.estimate", is(1))
        .body("policies.extract_policy.fd_score_threshold", is(0.25f))
        .body("policies.extract_policy.score_threshold", nullValue())
        .body("policies.storage_policy.face_sample_policy.ttl", is(7));
  }

  @Test
  void a_replacement_replaces_all_and_raises_the_version() {
    String id = create(Map.of("description", "old", "policies", policies(0.5)));
    String created = caller().get("/6/verifiers/" + id).path("last_update_time");

    caller()
        .body(Map.of("policies", policies(0.7)))
        .put("/6/verifiers/" + id)
        .then()
        .statusCode(200)
        .body("size()", is(1))
        .body("version", is(2));

    caller()
        .get("/6/verifiers/" + id)
        .then()
        .body("description", equalTo(""))
        .body("policies.verification_threshold", is(0.7f))
        .body("version", is(2))
        .body("last_update_time", greaterThan(created))
        .body("last_update_time", not(equalTo(created)));
  }

  @Test
  void faults_of_policies_are_named_by_path() {
    refused(Map.of("verification_threshold", 1.5), "policies.verification_threshold");
    refused(
        Map.of("detect_policy", Map.of("detect_body", 1)), "policies.detect_policy.detect_body");
    refused(
        Map.of("detect_policy", Map.of("estimate_mask", 2)),
        "policies.detect_policy.estimate_mask");
    refused(Map.of("match_policy", List.of()), "policies.match_policy");
    refused(
        Map.of("storage_policy", Map.of("face_sample_policy", Map.of("ttl", 8))),
        "policies.storage_policy.face_sample_policy.ttl");
    refused(
        Map.of("storage_policy", Map.of("event_policy", Map.of())),
        "policies.storage_policy.event_policy");
  }

  private void refused(Map<String, ?> policies, String path) {
    caller()
        .body(Map.of("policies", policies))
        .post("/6/verifiers")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body("detail", containsString("Path: '" + path + "'"));
  }

  @Test
  void verifiers_are_listed_newest_first_and_found_by_description() {
    String one = create(Map.of("description", "North Gate"));
    String two = create(Map.of("description", "south"));

    caller().get("/6/verifiers").then().body("verifier_id", contains(two, one));
    caller().get("/6/verifiers?page_size=1&page=2").then().body("verifier_id", contains(one));
    caller().get("/6/verifiers?description=gate").then().body("verifier_id", contains(one));
    caller().get("/6/verifiers?description=east").then().body("", empty());
    caller().get("/6/verifiers/count").then().body("verifiers_count", is(2));
    caller().get("/6/verifiers/count?description=SOUTH").then().body("verifiers_count", is(1));
  }

  @Test
  void a_removed_verifier_does_not_exist() {
    String id = create(Map.of());
    caller().head("/6/verifiers/" + id).then().statusCode(200);

    caller().delete("/6/verifiers/" + id).then().statusCode(204);

    caller().head("/6/verifiers/" + id).then().statusCode(404);
    missing(caller().get("/6/verifiers/" + id).then(), id);
    missing(caller().delete("/6/verifiers/" + id).then(), id);
    missing(caller().body(Map.of()).put("/6/verifiers/" + id).then(), id);
    missing(raw(id, List.of(entity("r", 1)), List.of(entity("c", 1))), id);
  }

  private static void missing(ValidatableResponse answer, String id) {
    answer
        .statusCode(404)
        .body("error_code", equalTo(34004))
        .body("detail", equalTo("Verifier with id " + id + " not found"));
  }

  @Test
  void descriptors_are_verified_against_the_threshold() {
    Descriptor person = Descriptors.random(1001, 1);
    double similarity = Similarity.of(person, Descriptors.near(1001, 1, 0.5));
    String below = create(Map.of("policies", policies(similarity - 0.01)));
    String above = create(Map.of("policies", policies(similarity + 0.01)));
    List<?> references = List.of(sdk("r", person));
    List<?> candidates = List.of(sdk("other", Descriptors.near(1001, 1, 0.5)), sdk("same", person));

    raw(below, references, candidates)
        .statusCode(200)
        .body("matches[0].reference_id", equalTo("r"))
        .body("matches[0].matches.candidate_id", contains("other", "same"))
        .body("matches[0].matches.status", contains(true, true));
    raw(above, references, candidates).body("matches[0].matches.status", contains(false, true));
  }

  @Test
  void a_similarity_equal_to_the_threshold_does_not_verify() {
    String id = create(Map.of("policies", policies(1)));

    raw(id, List.of(entity("r", 1)), List.of(entity("c", 1)))
        .body("matches[0].matches[0].similarity", is(1.0f))
        .body("matches[0].matches[0].status", is(false));
  }

  @Test
  void bad_descriptors_are_refused() {
    String id = create(Map.of());
    Object broken = Map.of("type", "sdk_descriptor", "id", "b", "data", "AAAA");

    raw(id, List.of(broken), List.of(entity("c", 1)))
        .statusCode(400)
        .body("error_code", equalTo(12038));
    raw(id, List.of(entity("r", 1)), List.of(sdk("c", Descriptors.random(59, 1))))
        .statusCode(400)
        .body("error_code", equalTo(31005));
  }

  @Test
  void an_unknown_verifier_is_refused_before_its_input() {
    String unknown = UUID.randomUUID().toString();

    missing(raw(unknown, List.of(entity("r", 1)), List.of(entity("c", 1))), unknown);
  }

  private ValidatableResponse raw(String id, List<?> references, List<?> candidates) {
    return caller()
        .body(Map.of("references", references, "candidates", candidates))
        .post("/6/verifiers/" + id + "/raw")
        .then();
  }

  private static Map<String, ?> policies(double threshold) {
    return Map.of("verification_threshold", threshold);
  }

  private static Map<String, ?> entity(String id, int seed) {
    return sdk(id, Descriptors.random(1001, seed));
  }

  private static Map<String, ?> sdk(String id, Descriptor descriptor) {
    return Map.of(
        "type",
        "sdk_descriptor",
        "id",
        id,
        "data",
        Base64.getEncoder().encodeToString(DescriptorFormats.toSdk(descriptor)));
  }
}
