package dev.perigee.api;

import static dev.perigee.api.FaceClient.NOWHERE;
import static dev.perigee.api.FaceClient.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorVersions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FaceAttributesApiTest {
  private final FaceClient anna = new FaceClient();

  private String attributesOf(String face) {
    return "/6/faces/" + face + "/attributes";
  }

  @Test
  void a_face_without_attributes_says_so() {
    String face = anna.face();

    anna.get(attributesOf(face))
        .statusCode(404)
        .body("error_code", equalTo(11032))
        .body("detail", equalTo("Face with id " + face + " does not have attributes yet"));
    anna.get(attributesOf(face) + "/samples").statusCode(404).body("error_code", equalTo(11032));
  }

  @Test
  void what_was_put_comes_back() {
    String face = anna.face();
    String components = FaceClient.randomComponents();
    String one = uuid();
    String two = uuid();

    anna.put(
            attributesOf(face),
            Map.of(
                "face_descriptors", List.of(FaceClient.rawDescriptor(components)),
                "face_descriptor_samples", List.of(one),
                "basic_attributes", Map.of("age", 31, "gender", 1, "ethnicity", 4),
                "basic_attributes_samples", List.of(one, two)))
        .statusCode(204);

    anna.get(attributesOf(face))
        .statusCode(200)
        .body("attributes.face_descriptor", equalTo(components))
        .body("attributes.face_descriptor_samples", contains(one))
        .body("attributes.basic_attributes.age", equalTo(31))
        .body("attributes.basic_attributes.gender", equalTo(1))
        .body("attributes.basic_attributes.ethnicity", equalTo(4))
        .body("attributes.basic_attributes_samples", contains(one, two));
    anna.get(attributesOf(face) + "/samples").body("samples", containsInAnyOrder(one, two));
  }

  @Test
  void the_sdk_form_carries_the_version() {
    String face = anna.face();
    String components = FaceClient.randomComponents();
    anna.put(
        attributesOf(face),
        Map.of("face_descriptors", List.of(FaceClient.rawDescriptor(components))));

    String sdk =
        anna.get(attributesOf(face) + "?descriptor_format=sdk")
            .extract()
            .path("attributes.face_descriptor");

    var read = DescriptorFormats.fromSdk(Base64.getDecoder().decode(sdk));
    assertThat(read.version()).isEqualTo(DescriptorVersions.FACE_512);
    assertThat(read.components()).isEqualTo(Base64.getDecoder().decode(components));
  }

  @Test
  void an_sdk_descriptor_is_taken() {
    String components = FaceClient.randomComponents();
    byte[] sdk =
        DescriptorFormats.toSdk(
            DescriptorFormats.fromRaw(
                DescriptorVersions.FACE_512, Base64.getDecoder().decode(components)));
    String face =
        anna.face(
            Map.of(
                "attribute",
                Map.of("face_descriptors", List.of(Base64.getEncoder().encodeToString(sdk)))));

    anna.get(attributesOf(face)).body("attributes.face_descriptor", equalTo(components));
  }

  @Test
  void bad_descriptors_are_refused_with_their_own_codes() {
    String shorter = Base64.getEncoder().encodeToString(new byte[100]);
    Map<Object, Integer> codes =
        Map.of(
            Map.of("descriptor", shorter, "version", 1001),
            12034,
            Map.of("descriptor", shorter, "version", 4711),
            12036,
            Map.of("descriptor", "???", "version", 1001),
            12022,
            "???",
            12038,
            Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}),
            12038);
    codes.forEach(
        (descriptor, code) ->
            anna.post(
                    "/6/faces",
                    Map.of("attribute", Map.of("face_descriptors", List.of(descriptor))))
                .statusCode(400)
                .body("error_code", equalTo(code)));
    anna.get("/6/faces/count").body("faces_count", equalTo(0));
  }

  @Test
  void a_version_is_given_once() {
    var descriptor = FaceClient.rawDescriptor(FaceClient.randomComponents());

    anna.post(
            "/6/faces",
            Map.of("attribute", Map.of("face_descriptors", List.of(descriptor, descriptor))))
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body("detail", containsString("'attribute.face_descriptors.1'"));
  }

  @Test
  void a_descriptor_of_a_foreign_version_only_is_reported_as_missing() {
    String face =
        anna.face(
            Map.of(
                "attribute",
                Map.of(
                    "face_descriptors",
                    List.of(Map.of("descriptor", FaceClient.randomComponents(), "version", 59)))));

    anna.get(attributesOf(face))
        .statusCode(404)
        .body("error_code", equalTo(22018))
        .body("detail", containsString("version 1001"));
    anna.get(attributesOf(face) + "?targets=create_time").statusCode(200);
  }

  @Test
  void basic_attributes_alone_have_no_descriptor() {
    String face = anna.face(Map.of("attribute", Map.of("basic_attributes", Map.of("gender", 0))));

    anna.get(attributesOf(face))
        .statusCode(200)
        .body("attributes.face_descriptor", nullValue())
        .body("attributes.face_descriptor_samples", empty())
        .body("attributes.basic_attributes.gender", equalTo(0))
        .body("attributes.basic_attributes.age", nullValue());
  }

  @Test
  void a_descriptor_alone_has_no_basic_attributes() {
    String face = anna.searchableFace();

    anna.get(attributesOf(face)).body("attributes.basic_attributes", nullValue());
  }

  @Test
  void put_replaces_everything() {
    String face =
        anna.face(
            Map.of(
                "attribute",
                Map.of(
                    "face_descriptors",
                    List.of(FaceClient.rawDescriptor(FaceClient.randomComponents())),
                    "basic_attributes",
                    Map.of("age", 31))));

    anna.put(attributesOf(face), Map.of("basic_attributes", Map.of("gender", 1))).statusCode(204);

    anna.get(attributesOf(face))
        .body("attributes.face_descriptor", nullValue())
        .body("attributes.basic_attributes.age", nullValue())
        .body("attributes.basic_attributes.gender", equalTo(1));
  }

  @Test
  void put_copies_a_temporary_attribute() {
    String components = FaceClient.randomComponents();
    String attribute =
        anna.attribute(Map.of("face_descriptors", List.of(FaceClient.rawDescriptor(components))));
    String face = anna.face();

    anna.put(attributesOf(face), Map.of("attribute_id", attribute)).statusCode(204);
    anna.put(attributesOf(face), Map.of("attribute_id", attribute)).statusCode(204);

    anna.get(attributesOf(face)).body("attributes.face_descriptor", equalTo(components));
    anna.put(attributesOf(anna.face()), Map.of("attribute_id", attribute))
        .statusCode(409)
        .body("error_code", equalTo(22001));
  }

  @Test
  void a_replaced_attribute_may_serve_again() {
    String attribute = anna.attribute(FaceClient.descriptor());
    String face = anna.face(Map.of("attribute", Map.of("attribute_id", attribute)));

    anna.put(attributesOf(face), FaceClient.descriptor()).statusCode(204);

    anna.put(attributesOf(anna.face()), Map.of("attribute_id", attribute)).statusCode(204);
  }

  @Test
  void put_checks_the_face_first_then_the_attribute() {
    Map<String, ?> unknown = Map.of("attribute_id", NOWHERE);

    anna.put(attributesOf(NOWHERE), unknown).statusCode(404).body("error_code", equalTo(22002));
    anna.put(attributesOf(anna.face()), unknown).statusCode(400).body("error_code", equalTo(22010));
    anna.put(attributesOf(anna.face()), Map.of())
        .statusCode(400)
        .body("error_code", equalTo(22022));
  }

  @Test
  void deleted_attributes_are_gone_and_the_face_stays() {
    String face = anna.searchableFace();

    anna.delete(attributesOf(face)).statusCode(204);
    anna.delete(attributesOf(face)).statusCode(204);

    anna.get(attributesOf(face)).statusCode(404).body("error_code", equalTo(11032));
    anna.get("/6/faces/" + face).statusCode(200);
    anna.delete(attributesOf(NOWHERE)).statusCode(404).body("error_code", equalTo(22002));
  }

  @Test
  void targets_choose_the_fields() {
    String face = anna.searchableFace();

    anna.get(attributesOf(face) + "?targets=create_time,face_descriptor_samples")
        .body("attributes.size()", equalTo(2));
    anna.get(attributesOf(face) + "?targets=name")
        .statusCode(400)
        .body("error_code", equalTo(12012));
  }

  @Test
  void msgpack_shows_the_descriptor_as_bytes() {
    String components = FaceClient.randomComponents();
    String face =
        anna.face(
            Map.of(
                "attribute",
                Map.of("face_descriptors", List.of(FaceClient.rawDescriptor(components)))));

    byte[] answer =
        anna.request()
            .accept("application/msgpack")
            .get(attributesOf(face))
            .then()
            .statusCode(200)
            .contentType("application/msgpack")
            .extract()
            .asByteArray();

    assertThat(answer).containsSequence(Base64.getDecoder().decode(components));
  }
}
