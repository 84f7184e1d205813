package dev.perigee.api.estimation;

import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** Calls of the estimating operations, and pictures for them. */
final class Estimation {
  static final String JPEG = "image/jpeg";
  static final String FACE = "images_estimations[0].estimations[0].face.detection";
  static final String BODY = "images_estimations[0].estimations[0].body.detection";

  private static byte[] onePerson;

  private Estimation() {}

  static ValidatableResponse sdk(String query, byte[] photo) {
    return post("/6/sdk?" + query, JPEG, photo);
  }

  static ValidatableResponse post(String url, String type, byte[] body) {
    return Callers.luna().contentType(type).body(body).post(url).then();
  }

  static ValidatableResponse json(String url, Object body) {
    return Callers.luna().contentType("application/json").body(body).post(url).then();
  }

  /** Everything said of the faces of a photo, from the left of the image to the right. */
  static List<Map<String, Object>> faces(String query, byte[] photo) {
    JsonPath answer =
        sdk("detect_face=1&estimate_face_descriptor=0&" + query, photo)
            .statusCode(200)
            .extract()
            .jsonPath();
    List<Map<String, Object>> faces =
        answer.getList("images_estimations[0].estimations.face.detection");
    return faces.stream()
        .sorted(java.util.Comparator.comparing(face -> number(face, "rect.x")))
        .toList();
  }

  /** A number at a path of nested objects. */
  static double number(Object json, String path) {
    return ((Number) at(json, path)).doubleValue();
  }

  /** A value at a path of nested objects. */
  static Object at(Object json, String path) {
    Object value = json;
    for (String step : path.split("\\.")) {
      value = ((Map<?, ?>) value).get(step);
    }
    return value;
  }

  /** A photo of one of the women of photo 6, upper body included. */
  static byte[] onePerson() {
    if (onePerson == null) {
      byte[] photo = Photos.sample(6);
      Map<String, Object> face = faces("", photo).getFirst();
      int x = (int) number(face, "rect.x");
      int y = (int) number(face, "rect.y");
      int width = (int) number(face, "rect.width");
      int height = (int) number(face, "rect.height");
      onePerson = Photos.part(photo, x - width / 2, y - height, 2 * width, 3 * height);
    }
    return onePerson;
  }

  /** The stored sample of that woman. */
  static String storedSample() {
    return post("/6/detector?multiface_policy=2", JPEG, onePerson())
        .statusCode(201)
        .extract()
        .path("images[0].detections.samples[0].face.sample_id");
  }

  static byte[] sampleImage() {
    return Callers.luna()
        .get("/6/samples/faces/" + storedSample())
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }
}
