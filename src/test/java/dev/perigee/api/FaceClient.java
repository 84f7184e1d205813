package dev.perigee.api;

import static io.restassured.RestAssured.given;

import dev.perigee.api.contract.Callers;
import dev.perigee.descriptor.DescriptorVersions;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A new account and the calls with faces that tests make again and again. */
final class FaceClient {
  static final String NOWHERE = "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11";
  private static final int COMPONENTS = 512;
  private static final Random RANDOM = new Random(7);

  private final String accountType;
  private String account;

  FaceClient() {
    this("user");
  }

  FaceClient(String accountType) {
    this.accountType = accountType;
  }

  /** Id of the account; it is made at the first call, when the server is surely up. */
  String account() {
    if (account == null) {
      account = Callers.newAccount(accountType);
    }
    return account;
  }

  RequestSpecification request() {
    return given().header("Luna-Account-Id", account());
  }

  ValidatableResponse get(String path, Object... arguments) {
    return request().get(path, arguments).then();
  }

  ValidatableResponse post(String path, Object body) {
    return request().contentType(ContentType.JSON).body(body).post(path).then();
  }

  ValidatableResponse put(String path, Object body) {
    return request().contentType(ContentType.JSON).body(body).put(path).then();
  }

  ValidatableResponse patch(String path, Object body) {
    return request().contentType(ContentType.JSON).body(body).patch(path).then();
  }

  ValidatableResponse delete(String path) {
    return request().delete(path).then();
  }

  ValidatableResponse delete(String path, Object body) {
    return request().contentType(ContentType.JSON).body(body).delete(path).then();
  }

  /** Creates a face from the body and gives its id. */
  String face(Map<String, ?> body) {
    return post("/6/faces", body).statusCode(201).extract().path("face_id");
  }

  String face() {
    return face(Map.of());
  }

  /** A face with a random descriptor. */
  String searchableFace() {
    return face(Map.of("attribute", descriptor()));
  }

  String list() {
    return post("/6/lists", Map.of()).statusCode(201).extract().path("list_id");
  }

  String attribute(Map<String, ?> body) {
    return post("/6/attributes", body).statusCode(201).extract().path("attribute_id");
  }

  ValidatableResponse link(String action, String list, List<String> faces) {
    return patch("/6/lists/" + list + "/faces", Map.of("action", action, "face_ids", faces));
  }

  void attach(String list, String... faces) {
    link("attach", list, List.of(faces)).statusCode(204);
  }

  /** Attribute data with one random descriptor of the default version. */
  static Map<String, ?> descriptor() {
    return Map.of("face_descriptors", List.of(rawDescriptor(randomComponents())));
  }

  static Map<String, ?> rawDescriptor(String base64) {
    return Map.of("descriptor", base64, "version", DescriptorVersions.FACE_512);
  }

  static String randomComponents() {
    byte[] components = new byte[COMPONENTS];
    RANDOM.nextBytes(components);
    return Base64.getEncoder().encodeToString(components);
  }

  static String uuid() {
    return UUID.randomUUID().toString();
  }
}
