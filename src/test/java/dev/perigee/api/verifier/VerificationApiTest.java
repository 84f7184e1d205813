package dev.perigee.api.verifier;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.descriptor.Similarity;
import dev.perigee.event.EventContext;
import dev.perigee.event.Events;
import dev.perigee.event.NewEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /6/verifiers/{verifier_id}/verifications} with photos and with descriptors. */
@QuarkusTest
class VerificationApiTest {
  private static final Descriptor PERSON = Descriptors.random(1001, 21);
  private static final Descriptor NEAR = Descriptors.near(1001, 21, 0.9);
  private static final String FACE = "images[0].detections.face_detections[0].";

  @Inject Events events;

  private String account;

  @BeforeEach
  void register() {
    account = Callers.newAccount("user");
  }

  private RequestSpecification caller() {
    return given().header("Luna-Account-Id", account);
  }

  private RequestSpecification json(Object body) {
    return caller().contentType("application/json").body(body);
  }

  private String verifier(Map<String, ?> policies) {
    return json(Map.of("policies", policies)).post("/6/verifiers").path("verifier_id");
  }

  private String face(Map<String, ?> fields, Object descriptor) {
    Map<String, Object> body = new LinkedHashMap<>(fields);
    if (descriptor != null) {
      body.put("attribute", Map.of("face_descriptors", List.of(descriptor)));
    }
    return json(body).post("/6/faces").then().statusCode(201).extract().path("face_id");
  }

  private static String sdk(Descriptor descriptor) {
    return Base64.getEncoder().encodeToString(DescriptorFormats.toSdk(descriptor));
  }

  /** A face made of the largest face of a photo. */
  private String faceOf(byte[] photo, String externalId) {
    String sample =
        caller()
            .contentType("image/jpeg")
            .body(photo)
            .post("/6/detector?multiface_policy=2")
            .path("images[0].detections.samples[0].face.sample_id");
    String attribute = json(List.of(sample)).post("/6/extractor").path("[0].attribute_id");
    return json(Map.of("external_id", externalId, "attribute", Map.of("attribute_id", attribute)))
        .post("/6/faces")
        .then()
        .statusCode(201)
        .extract()
        .path("face_id");
  }

  private ValidatableResponse photo(String verifier, byte[] photo, String query) {
    return caller()
        .contentType("image/jpeg")
        .body(photo)
        .post("/6/verifiers/" + verifier + "/verifications?" + query)
        .then();
  }

  private ValidatableResponse descriptor(String verifier, Descriptor given, String query) {
    return caller()
        .contentType("application/x-sdk-descriptor")
        .body(DescriptorFormats.toSdk(given))
        .post("/6/verifiers/" + verifier + "/verifications?" + query)
        .then();
  }

  @Test
  void a_photo_is_verified_against_faces() {
    byte[] photo = Photos.sample(1);
    String same = faceOf(photo, "anna");
    String other = faceOf(Photos.sample(3), "bert");
    String verifier = verifier(Map.of("detect_policy", Map.of("multiface_policy", 2)));

    photo(verifier, photo, "face_ids=" + other + "," + same)
        .statusCode(200)
        .body("images", hasSize(1))
        .body("images[0].filename", notNullValue())
        .body("images[0].status", is(1))
        .body("images[0].error.error_code", is(0))
        .body("images[0].detections.filtered_detections.face_detections", empty())
        .body(FACE + "sample.sample_id", nullValue())
        .body(FACE + "sample.detection.rect.width", greaterThan(0))
        .body(FACE + "sample.detection.attributes", not(hasKey("descriptor")))
        .body(FACE + "face_attributes.attribute_id", nullValue())
        .body(FACE + "face_attributes.score", greaterThan(0f))
        .body(FACE + "face_attributes.basic_attributes", nullValue())
        .body(FACE + "verifications.face.face_id", contains(same, other))
        .body(FACE + "verifications[0].face.external_id", equalTo("anna"))
        .body(FACE + "verifications[0].similarity", greaterThan(0.99f))
        .body(FACE + "verifications.status", contains(true, false));
  }

  @Test
  void policies_estimate_extract_and_store() {
    byte[] photo = Photos.sample(1);
    String face = faceOf(photo, "anna");
    String verifier =
        verifier(
            Map.of(
                "verification_threshold",
                0.5,
                "detect_policy",
                Map.of("multiface_policy", 2, "estimate_mask", 1, "estimate_head_pose", 1),
                "extract_policy",
                Map.of("extract_basic_attributes", 1),
                "storage_policy",
                Map.of(
                    "attribute_policy",
                    Map.of("store_attribute", 1),
                    "face_sample_policy",
                    Map.of("store_sample", 1, "ttl", 7))));

    ValidatableResponse answer =
        photo(verifier, photo, "face_ids=" + face)
            .statusCode(200)
            .body(FACE + "sample.detection.attributes", hasKey("mask"))
            .body(FACE + "sample.detection.attributes.head_pose", notNullValue())
            .body(FACE + "face_attributes.basic_attributes.age", notNullValue());

    String sample = answer.extract().path(FACE + "sample.sample_id");
    answer
        .body(FACE + "sample.url", equalTo("/6/samples/faces/" + sample))
        .body(FACE + "face_attributes.samples", contains(sample));
    caller().get("/6/samples/faces/" + sample).then().statusCode(200);
    String attribute = answer.extract().path(FACE + "face_attributes.attribute_id");
    caller()
        .get("/6/attributes/" + attribute)
        .then()
        .statusCode(200)
        .body("face_descriptor_samples", contains(sample))
        .body("basic_attributes.age", notNullValue());

    caller()
        .contentType("image/jpeg")
        .body(caller().get("/6/samples/faces/" + sample).asByteArray())
        .post("/6/verifiers/" + verifier + "/verifications?image_type=1&attribute_ids=" + attribute)
        .then()
        .statusCode(200)
        .body(FACE + "verifications[0].attribute.attribute_id", equalTo(attribute))
        .body(FACE + "verifications[0].status", is(true));
  }

  @Test
  void a_face_that_is_filtered_is_told_with_the_reason() {
    String face = face(Map.of(), sdk(PERSON));
    String verifier =
        verifier(Map.of("detect_policy", Map.of("multiface_policy", 2, "yaw_threshold", 0)));

    photo(verifier, Photos.sample(1), "face_ids=" + face)
        .statusCode(200)
        .body("images[0].detections.face_detections", empty())
        .body("images[0].detections.filtered_detections.face_detections", hasSize(1))
        .body(
            "images[0].detections.filtered_detections.face_detections[0].filter_reasons[0].name",
            equalTo("head_yaw"));
  }

  @Test
  void a_broken_image_fails_alone() {
    String face = face(Map.of(), sdk(PERSON));
    String verifier = verifier(Map.of("detect_policy", Map.of("multiface_policy", 2)));

    caller()
        .multiPart("one", "one.jpg", Photos.sample(1), "image/jpeg")
        .multiPart("two", "two.jpg", "no photo".getBytes(), "image/jpeg")
        .post("/6/verifiers/" + verifier + "/verifications?face_ids=" + face)
        .then()
        .statusCode(200)
        .body("images.filename", contains("one.jpg", "two.jpg"))
        .body("images.status", contains(1, 0))
        .body("images[0].detections.face_detections[0].verifications", hasSize(1))
        .body("images[1].detections.face_detections", empty());
  }

  @Test
  void a_descriptor_is_verified_against_every_kind_of_object() {
    String face = face(Map.of("external_id", "emp-7"), sdk(NEAR));
    String named = face(Map.of(), sdk(PERSON));
    String attribute =
        json(Map.of("face_descriptors", List.of(sdk(NEAR))))
            .post("/6/attributes")
            .path("attribute_id");
    String event = event(PERSON);
    String query =
        "face_ids=%s&external_ids=emp-7&attribute_ids=%s&event_ids=%s"
            .formatted(named, attribute, event);

    descriptor(verifier(Map.of()), PERSON, query)
        .statusCode(200)
        .body("images[0].detections.face_detections", hasSize(1))
        .body("images[0].detections.face_detections[0]", not(hasKey("sample")))
        .body(FACE + "verifications", hasSize(4))
        .body(FACE + "verifications[0].similarity", is(1.0f))
        .body(FACE + "verifications.find { it.event }.event.event_id", equalTo(event))
        .body(FACE + "verifications.findAll { it.face }.face.face_id", contains(named, face))
        .body(
            FACE + "verifications.find { it.attribute }.similarity.doubleValue()",
            closeTo(Similarity.of(PERSON, NEAR), 1e-6));
  }

  private String event(Descriptor descriptor) {
    NewEvent event =
        new NewEvent(
            null,
            null,
            Instant.now(),
            null,
            EventContext.NONE,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            List.of(),
            List.of(descriptor));
    events
        .save(UUID.fromString(account), List.of(event), true)
        .await()
        .atMost(Duration.ofSeconds(30));
    return event.eventId().toString();
  }

  @Test
  void base64_of_a_descriptor_is_taken_too() {
    String face = face(Map.of(), sdk(PERSON));

    caller()
        .contentType("application/x-sdk-descriptor-base64")
        .body(sdk(PERSON).getBytes(StandardCharsets.US_ASCII))
        .post("/6/verifiers/" + verifier(Map.of()) + "/verifications?face_ids=" + face)
        .then()
        .statusCode(200)
        .body(FACE + "verifications.status", contains(true));
  }

  @Test
  void a_similarity_equal_to_the_threshold_does_not_verify() {
    String face = face(Map.of(), sdk(PERSON));

    descriptor(verifier(Map.of("verification_threshold", 1)), PERSON, "face_ids=" + face)
        .body(FACE + "verifications[0].similarity", is(1.0f))
        .body(FACE + "verifications[0].status", is(false));
  }

  @Test
  void somebody_must_be_named() {
    refused(
        descriptor(verifier(Map.of()), PERSON, "image_type=0"), 34006, "No candidates specified");
  }

  @Test
  void missing_candidates_are_refused_by_name() {
    String verifier = verifier(Map.of());
    String unknown = UUID.randomUUID().toString();

    refused(descriptor(verifier, PERSON, "face_ids=" + unknown), 22002, unknown);
    refused(descriptor(verifier, PERSON, "event_ids=" + unknown), 23001, unknown);
    refused(descriptor(verifier, PERSON, "attribute_ids=" + unknown), 22011, unknown);
    refused(descriptor(verifier, PERSON, "external_ids=nobody"), 11041, "nobody");
    refused(photo(verifier, Photos.sample(1), "face_ids=" + unknown), 22002, unknown);
  }

  @Test
  void candidates_without_a_descriptor_of_the_version_are_refused_by_name() {
    String verifier = verifier(Map.of());
    String bare = face(Map.of(), null);
    String foreign = face(Map.of(), sdk(Descriptors.random(59, 1)));

    refused(descriptor(verifier, PERSON, "face_ids=" + bare), 22018, bare);
    refused(descriptor(verifier, PERSON, "face_ids=" + foreign), 22018, foreign);
  }

  @Test
  void candidates_of_another_account_do_not_exist() {
    String foreign = face(Map.of("external_id", "theirs"), sdk(PERSON));
    account = Callers.newAccount("user");
    String verifier = verifier(Map.of());

    refused(descriptor(verifier, PERSON, "face_ids=" + foreign), 22002, foreign);
    refused(descriptor(verifier, PERSON, "external_ids=theirs"), 11041, "theirs");
  }

  @Test
  void an_unknown_verifier_does_not_verify() {
    String unknown = UUID.randomUUID().toString();

    descriptor(unknown, PERSON, "face_ids=" + unknown)
        .statusCode(404)
        .body("error_code", equalTo(34004));
  }

  private static void refused(ValidatableResponse answer, int code, String named) {
    answer.statusCode(400).body("error_code", equalTo(code)).body("detail", containsString(named));
  }
}
