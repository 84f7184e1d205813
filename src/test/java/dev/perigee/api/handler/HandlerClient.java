package dev.perigee.api.handler;

import static io.restassured.RestAssured.given;

import dev.perigee.api.contract.Callers;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A new account and its calls with handlers. */
final class HandlerClient {
  static final String NOWHERE = "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11";

  private final String account = Callers.newAccount("user");

  String account() {
    return account;
  }

  RequestSpecification request() {
    return given().header("Luna-Account-Id", account);
  }

  ValidatableResponse get(String path) {
    return request().get(path).then();
  }

  ValidatableResponse post(String path, String json) {
    return request().contentType(ContentType.JSON).body(json).post(path).then();
  }

  ValidatableResponse put(String path, String json) {
    return request().contentType(ContentType.JSON).body(json).put(path).then();
  }

  /** A static handler with these policies. */
  String handler(String policies) {
    return make("{\"policies\": " + policies + "}");
  }

  String dynamicHandler() {
    return make("{\"handler_type\": 1}");
  }

  String make(String body) {
    return post("/6/handlers", body).statusCode(201).extract().path("handler_id");
  }

  String list() {
    return post("/6/lists", "{}").statusCode(201).extract().path("list_id");
  }

  /** A policies object as the validator sees it. */
  ValidatableResponse validate(String policies) {
    return post("/6/handlers/validator", "{\"policies\": " + policies + "}");
  }

  /** One page of a list of events. */
  ValidatableResponse events(Map<String, ?> query) {
    return request().queryParams(query).get("/6/events").then();
  }
}
