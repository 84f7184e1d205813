package dev.perigee.api;

import static dev.perigee.api.FaceClient.NOWHERE;
import static dev.perigee.api.FaceClient.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorVersions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AttributesApiTest {
  private static final Map<String, ?> YOUNG = Map.of("basic_attributes", Map.of("age", 8));

  @Inject Pool pool;

  private final FaceClient anna = new FaceClient();
  private final FaceClient bert = new FaceClient();

  /** Lets the attribute's time be up. */
  private void expire(String attribute) {
    pool.preparedQuery("UPDATE attribute SET expire_time = now() WHERE attribute_id = $1")
        .executeAndAwait(Tuple.of(UUID.fromString(attribute)));
  }

  @Test
  void a_created_attribute_comes_back() {
    String components = FaceClient.randomComponents();
    String sample = uuid();

    String id =
        anna.post(
                "/6/attributes?ttl=600",
                Map.of(
                    "face_descriptors", List.of(FaceClient.rawDescriptor(components)),
                    "face_descriptor_samples", List.of(sample),
                    "basic_attributes", Map.of("age", 29, "gender", 0, "ethnicity", 3)))
            .statusCode(201)
            .header("Location", matchesPattern("/6/attributes/[a-f0-9-]{36}"))
            .extract()
            .path("attribute_id");

    anna.get("/6/attributes/" + id)
        .statusCode(200)
        .body("attribute_id", equalTo(id))
        .body("account_id", equalTo(anna.account()))
        .body("create_time", matchesPattern("\\d{4}-.*\\+00:00"))
        .body("face_descriptor", equalTo(components))
        .body("face_descriptor_samples", contains(sample))
        .body("basic_attributes.ethnicity", equalTo(3))
        .body("basic_attributes_samples", empty())
        .body("size()", equalTo(7));
  }

  @Test
  void the_descriptor_comes_alone_as_components_or_sdk_file() {
    String components = FaceClient.randomComponents();
    String id =
        anna.attribute(Map.of("face_descriptors", List.of(FaceClient.rawDescriptor(components))));
    byte[] bytes = Base64.getDecoder().decode(components);

    assertThat(descriptor(id, "application/octet-stream")).isEqualTo(bytes);
    assertThat(descriptor(id, "application/x-sdk-descriptor"))
        .isEqualTo(
            DescriptorFormats.toSdk(DescriptorFormats.fromRaw(DescriptorVersions.FACE_512, bytes)));
  }

  private byte[] descriptor(String id, String type) {
    return anna.request()
        .accept(type)
        .get("/6/attributes/" + id)
        .then()
        .statusCode(200)
        .contentType(type)
        .extract()
        .asByteArray();
  }

  @Test
  void a_descriptor_that_is_not_there_cannot_come_alone() {
    String id = anna.attribute(YOUNG);

    anna.request()
        .accept("application/octet-stream")
        .get("/6/attributes/" + id)
        .then()
        .statusCode(404)
        .body("error_code", equalTo(22018));
    anna.request().accept("*/*").get("/6/attributes/" + id).then().contentType("application/json");
  }

  @Test
  void an_attribute_with_nothing_in_it_is_refused() {
    anna.post("/6/attributes", Map.of()).statusCode(400).body("error_code", equalTo(22022));
    anna.post("/6/attributes", Map.of("basic_attributes_samples", List.of(uuid())))
        .statusCode(400)
        .body("error_code", equalTo(22022));
  }

  @Test
  void values_outside_their_ranges_are_refused() {
    for (Object basic :
        List.of(
            Map.of("age", 101),
            Map.of("age", -1),
            Map.of("gender", 2),
            Map.of("ethnicity", 5),
            Map.of("age", 1.5),
            Map.of("age", "8"),
            Map.of())) {
      anna.post("/6/attributes", Map.of("basic_attributes", basic))
          .statusCode(400)
          .body("error_code", equalTo(12022));
    }
  }

  @Test
  void the_life_of_an_attribute_is_limited() {
    for (String ttl : List.of("0", "86401", "x", "-1")) {
      anna.post("/6/attributes?ttl=" + ttl, YOUNG)
          .statusCode(400)
          .body("error_code", equalTo(12012));
    }
    anna.post("/6/attributes?ttl=86400", YOUNG).statusCode(201);
  }

  @Test
  void an_expired_attribute_does_not_exist() {
    String id = anna.attribute(YOUNG);
    String living = anna.attribute(YOUNG);
    expire(id);

    anna.get("/6/attributes/" + id)
        .statusCode(404)
        .body("error_code", equalTo(22011))
        .body("detail", equalTo("Attributes with id " + id + " not found"));
    anna.get("/6/attributes/" + id + "/samples").statusCode(404);
    anna.get("/6/attributes?attribute_ids=" + id + "," + living)
        .body("attributes.attribute_id", contains(living));
    anna.delete("/6/attributes/" + id).statusCode(404);
    anna.post("/6/faces", Map.of("attribute", Map.of("attribute_id", id)))
        .statusCode(400)
        .body("error_code", equalTo(22011));
  }

  @Test
  void attributes_come_in_the_order_of_the_ids() {
    String a = anna.attribute(YOUNG);
    String b = anna.attribute(YOUNG);
    String c = anna.attribute(YOUNG);

    anna.get("/6/attributes?attribute_ids={c},{x},{a},{b},{c}", c, NOWHERE, a, b, c)
        .body("attributes.attribute_id", contains(c, a, b));
    anna.get("/6/attributes?attribute_ids={c},{a},{b}&page=2&page_size=2", c, a, b)
        .body("attributes.attribute_id", contains(b));
  }

  @Test
  void ids_are_required() {
    anna.get("/6/attributes").statusCode(400);
  }

  @Test
  void another_account_does_not_see_an_attribute() {
    String id = anna.attribute(YOUNG);

    bert.get("/6/attributes/" + id).statusCode(404).body("error_code", equalTo(22011));
    bert.request().head("/6/attributes/" + id).then().statusCode(404);
    bert.get("/6/attributes/" + id + "/samples").statusCode(404);
    bert.get("/6/attributes?attribute_ids=" + id).body("attributes", empty());
    bert.delete("/6/attributes/" + id).statusCode(404).body("error_code", equalTo(22011));
    anna.request().head("/6/attributes/" + id).then().statusCode(200).body(emptyString());
  }

  @Test
  void targets_choose_the_fields() {
    String id = anna.attribute(YOUNG);

    anna.get("/6/attributes/" + id + "?targets=basic_attributes,account_id")
        .body("size()", equalTo(2))
        .body("basic_attributes.age", equalTo(8));
    anna.get("/6/attributes?targets=attribute_id&attribute_ids=" + id)
        .body("attributes[0].size()", equalTo(1));
  }

  @Test
  void the_version_chooses_the_descriptor() {
    String foreign = FaceClient.randomComponents();
    String own = FaceClient.randomComponents();
    String id =
        anna.attribute(
            Map.of(
                "face_descriptors",
                List.of(
                    Map.of("descriptor", foreign, "version", 59), FaceClient.rawDescriptor(own))));

    anna.get("/6/attributes/" + id).body("face_descriptor", equalTo(own));
    anna.get("/6/attributes/" + id + "?descriptor_version=59")
        .body("face_descriptor", equalTo(foreign));
    anna.get("/6/attributes/" + id + "?descriptor_version=62")
        .statusCode(404)
        .body("error_code", equalTo(22018));
    anna.get("/6/attributes?descriptor_version=62&attribute_ids=" + id)
        .body("attributes[0].face_descriptor", nullValue());
  }

  @Test
  void samples_of_both_kinds_are_listed_once() {
    String a = uuid();
    String b = uuid();
    String id =
        anna.attribute(
            Map.of(
                "basic_attributes", Map.of("age", 8),
                "basic_attributes_samples", List.of(a, b),
                "face_descriptor_samples", List.of(a)));

    anna.get("/6/attributes/" + id + "/samples").body("samples", containsInAnyOrder(a, b));
  }

  @Test
  void a_deleted_attribute_is_gone() {
    String id = anna.attribute(YOUNG);

    anna.delete("/6/attributes/" + id).statusCode(204);

    anna.get("/6/attributes/" + id).statusCode(404);
    anna.delete("/6/attributes/" + id).statusCode(404);
  }

  @Test
  void descriptors_can_come_as_parts() {
    byte[] components = Base64.getDecoder().decode(FaceClient.randomComponents());
    byte[] sdk =
        DescriptorFormats.toSdk(DescriptorFormats.fromRaw(DescriptorVersions.FACE_512, components));
    String sample = uuid();

    String id =
        anna.request()
            .multiPart("face_descriptors", "d.bin", sdk, "application/x-sdk-descriptor")
            .multiPart(
                "rest", "{\"face_descriptor_samples\": [\"" + sample + "\"]}", "application/json")
            .post("/6/attributes")
            .then()
            .statusCode(201)
            .extract()
            .path("attribute_id");

    anna.get("/6/attributes/" + id)
        .body("face_descriptor", equalTo(Base64.getEncoder().encodeToString(components)))
        .body("face_descriptor_samples", contains(sample));
  }

  @Test
  void a_part_that_is_no_descriptor_is_refused() {
    byte[] three = {1, 2, 3};
    Map<String, Integer> codes =
        Map.of(
            "application/x-sdk-descriptor", 12038,
            "application/octet-stream", 12034,
            "application/x-vl-xpk", 12031,
            "image/jpeg", 11049);
    codes.forEach(
        (type, code) ->
            anna.request()
                .multiPart("face_descriptors", "d.bin", three, type)
                .post("/6/attributes")
                .then()
                .statusCode(400)
                .body("error_code", equalTo(code)));
  }
}
