package dev.perigee.api.matching;

import static io.restassured.RestAssured.given;

import dev.perigee.api.contract.Callers;
import dev.perigee.descriptor.Descriptor;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A new account with faces made of given descriptors, through the API. */
final class Gallery {
  private final String account = Callers.newAccount("user");

  RequestSpecification caller() {
    return given().header("Luna-Account-Id", account).contentType("application/json");
  }

  String account() {
    return account;
  }

  /** Creates a face and returns its id. */
  String face(Descriptor... descriptors) {
    return face(Map.of(), descriptors);
  }

  String face(Map<String, ?> fields, Descriptor... descriptors) {
    Map<String, Object> body = new LinkedHashMap<>(fields);
    if (descriptors.length > 0) {
      body.put("attribute", attributeBody(descriptors));
    }
    return caller().body(body).post("/6/faces").then().statusCode(201).extract().path("face_id");
  }

  /** Creates a temporary attribute and returns its id. */
  String attribute(Descriptor... descriptors) {
    return caller()
        .body(attributeBody(descriptors))
        .post("/6/attributes")
        .then()
        .statusCode(201)
        .extract()
        .path("attribute_id");
  }

  String list() {
    return caller()
        .body(Map.of("user_data", "a list"))
        .post("/6/lists")
        .then()
        .statusCode(201)
        .extract()
        .path("list_id");
  }

  void delete(String faceId) {
    caller().delete("/6/faces/" + faceId).then().statusCode(204);
  }

  ValidatableResponse match(Map<String, ?> reference, Map<String, ?> candidates) {
    return match(List.of(reference), List.of(candidates));
  }

  ValidatableResponse match(List<?> references, List<?> candidates) {
    return caller()
        .body(Map.of("references", references, "candidates", candidates))
        .post("/6/matcher/faces")
        .then();
  }

  static Map<String, Object> reference(String type, String id) {
    return Map.of("type", type, "id", id);
  }

  static Map<String, Object> raw(Descriptor descriptor) {
    return Map.of(
        "type",
        "raw_descriptor",
        "id",
        "a name",
        "data",
        Map.of("descriptor", base64(descriptor.components()), "version", descriptor.version()));
  }

  /** A group of faces with filters given as name, value, name, value, … */
  static Map<String, Object> faces(Object... filters) {
    return group("faces", filters);
  }

  static Map<String, Object> group(String origin, Object... filters) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("origin", origin));
    for (int i = 0; i < filters.length; i += 2) {
      all.put((String) filters[i], filters[i + 1]);
    }
    return new LinkedHashMap<>(Map.of("filters", all));
  }

  /** The group with another field. */
  static Map<String, Object> with(Map<String, Object> group, String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(group);
    more.put(field, value);
    return more;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Map<String, Object> attributeBody(Descriptor... descriptors) {
    return Map.of(
        "face_descriptors",
        Arrays.stream(descriptors)
            .map(d -> Map.of("descriptor", base64(d.components()), "version", d.version()))
            .toList());
  }
}
