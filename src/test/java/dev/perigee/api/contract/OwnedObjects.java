package dev.perigee.api.contract;

import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers.Login;
import dev.perigee.platform.http.Service;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Objects of an account for the ids in paths, made through the API when they are asked for. */
public final class OwnedObjects {
  private final Login owner;
  private final Map<String, String> ids = new HashMap<>();

  public OwnedObjects(Login owner) {
    this.owner = owner;
  }

  /**
   * Id of an object of the owner's; always the same one.
   *
   * @param parameter name of the path parameter, e.g. {@code face_id}
   */
  public String id(String parameter) {
    String known = ids.get(parameter);
    if (known == null) { // not computeIfAbsent: one object may need another
      known = make(parameter);
      ids.put(parameter, known);
    }
    return known;
  }

  /** A new kind of object needs a line here. */
  private String make(String parameter) {
    if (parameter.equals("event_id")) {
      return EventSamples.stored(UUID.fromString(owner.accountId()));
    }
    if (parameter.equals("bucket")) {
      return bucket();
    }
    if (parameter.equals("image_id_with_thumbnail")) {
      return id("image_id") + "_64";
    }
    RequestSpecification request = owner.basic();
    Response made =
        switch (parameter) {
          case "face_id" -> request.post("/6/faces");
          case "list_id" -> request.post("/6/lists");
          case "handler_id" ->
              request
                  .contentType("application/json")
                  .body("{\"policies\": {}}")
                  .post("/6/handlers");
          case "verifier_id" ->
              request.contentType("application/json").body("{}").post("/6/verifiers");
          case "token_id" -> owner.issue("{\"permissions\": {}}");
          case "sample_id" ->
              request
                  .contentType("image/jpeg")
                  .body(Photos.gray(250, 250))
                  .post("/6/samples/faces");
          case "image_id" ->
              request.contentType("image/jpeg").body(Photos.gray(60, 40)).post("/6/images");
          case "object_id" -> request.contentType("text/plain").body("text").post("/6/objects");
          case "attribute_id" ->
              request
                  .contentType("application/json")
                  .body("{\"basic_attributes\": {\"age\": 30}}")
                  .post("/6/attributes?ttl=86400");
          default -> throw new AssertionError("how is a " + parameter + " made?");
        };
    return made.then().statusCode(201).extract().path(parameter);
  }

  private static String bucket() {
    String name = "owned-" + UUID.randomUUID();
    Callers.at(Service.IMAGE_STORE).post("/1/buckets?bucket=" + name).then().statusCode(201);
    return name;
  }
}
