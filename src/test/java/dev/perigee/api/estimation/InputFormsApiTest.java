package dev.perigee.api.estimation;

import static dev.perigee.api.estimation.Estimation.JPEG;
import static dev.perigee.api.estimation.Estimation.json;
import static dev.perigee.api.estimation.Estimation.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpServer;
import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ways to send images, and what becomes of a bad one among good ones. */
@QuarkusTest
class InputFormsApiTest {
  private static final String FIND = "/6/sdk?detect_face=1&estimate_face_descriptor=0";
  private static final String STATUS = "images_estimations.status";
  private static HttpServer origin;

  @BeforeAll
  static void serve() throws IOException {
    origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] photo = Photos.sample(1);
    origin.createContext(
        "/photo.jpg",
        exchange -> {
          exchange.sendResponseHeaders(200, photo.length);
          exchange.getResponseBody().write(photo);
          exchange.close();
        });
    origin.start();
  }

  @AfterAll
  static void stop() {
    origin.stop(0);
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + origin.getAddress().getPort() + path;
  }

  private static String base64(byte[] image) {
    return Base64.getEncoder().encodeToString(image);
  }

  @Test
  void urls_are_fetched_and_named_by_themselves() {
    json(FIND, Map.of("urls", List.of(url("/photo.jpg"), Map.of("url", url("/photo.jpg")))))
        .statusCode(200)
        .body("images_estimations.filename", equalTo(List.of(url("/photo.jpg"), url("/photo.jpg"))))
        .body(STATUS, equalTo(List.of(1, 1)))
        .body("images_estimations[0].estimations", hasSize(3));
  }

  @Test
  void a_url_that_cannot_be_fetched_fails_alone() {
    json(
            FIND,
            Map.of(
                "urls",
                List.of(
                    url("/photo.jpg"),
                    url("/nothing"),
                    "http://169.254.169.254/latest",
                    "ftp://127.0.0.1/x",
                    "no url",
                    url("/photo.jpg"))))
        .statusCode(200)
        .body(STATUS, equalTo(List.of(1, 0, 0, 0, 0, 1)))
        .body("images_estimations.error.error_code", equalTo(List.of(0, 22, 3, 3, 3, 0)));
  }

  @Test
  void images_in_base64_keep_their_names_and_a_broken_one_fails_alone() {
    json(
            FIND,
            Map.of(
                "images",
                List.of(
                    Map.of("base64", base64(Photos.sample(1)), "filename", "a.jpg"),
                    Map.of("base64", "###", "filename", "b.jpg"),
                    base64(Photos.gray(100, 100)))))
        .statusCode(200)
        .body("images_estimations.filename", equalTo(List.of("a.jpg", "b.jpg", "raw_image_2")))
        .body(STATUS, equalTo(List.of(1, 0, 1)))
        .body("images_estimations[1].error.error_code", is(18002));
  }

  @Test
  void stored_samples_are_read_by_id_where_the_image_type_is_a_warp() {
    String sample = Estimation.storedSample();
    String unknown = UUID.randomUUID().toString();
    Map<String, ?> body = Map.of("samples", List.of(sample, Map.of("sample_id", unknown)));
    json("/6/sdk?image_type=1", body)
        .statusCode(200)
        .body(STATUS, equalTo(List.of(1, 0)))
        .body("images_estimations[0].filename", equalTo(sample))
        .body("images_estimations[1].error.error_code", is(11031))
        .body("images_estimations[1].error.detail", containsString(unknown));
    json(FIND, body)
        .statusCode(200)
        .body(STATUS, equalTo(List.of(0, 0)))
        .body("images_estimations[0].error.error_code", is(12031));
  }

  @Test
  void another_account_cannot_read_a_sample() {
    Map<String, ?> body = Map.of("samples", List.of(Estimation.storedSample()));
    Callers.anonymous()
        .header("Luna-Account-Id", Callers.newAccount("user"))
        .contentType("application/json")
        .body(body)
        .post("/6/sdk?image_type=1")
        .then()
        .statusCode(200)
        .body("images_estimations[0].error.error_code", is(11031));
  }

  @Test
  void json_that_names_no_image_is_refused() {
    json(FIND, Map.of()).statusCode(400).body("error_code", is(12022));
    json(FIND, Map.of("urls", List.of())).statusCode(400).body("error_code", is(12022));
    json(FIND, Map.of("samples", List.of("x")))
        .statusCode(400)
        .body("error_code", is(12022))
        .body("detail", containsString("samples.0"));
  }

  @Test
  void more_images_than_allowed_are_refused() {
    RequestSpecification request = Callers.luna();
    for (int i = 0; i < 11; i++) {
      request.multiPart("image", i + ".jpg", Photos.gray(32, 32), JPEG);
    }
    request.post(FIND).then().statusCode(400).body("error_code", is(12031));
  }

  @Test
  void parts_without_a_content_type_are_images_when_they_are_files_and_names_do_not_matter() {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.jpg\"\r\n\r\nx\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\ny\r\n"
            + "--b\r\nContent-Disposition: form-data\r\nContent-Type: image/jpeg\r\n\r\nz\r\n"
            + "--b--\r\n";
    post(FIND, "multipart/form-data; boundary=b", form.getBytes(StandardCharsets.UTF_8))
        .statusCode(200)
        .body("images_estimations.filename", equalTo(List.of("a.jpg", "raw_image_1")))
        .body("images_estimations.error.error_code", equalTo(List.of(18002, 18002)));
  }

  @Test
  void a_file_of_another_type_is_refused() {
    Callers.luna()
        .multiPart("image", "a.pdf", new byte[] {1}, "application/pdf")
        .post(FIND)
        .then()
        .statusCode(400)
        .body("error_code", is(11029));
  }

  @Test
  void parts_may_be_base64() {
    Callers.luna()
        .multiPart(
            "image",
            "a.jpg",
            base64(Photos.sample(1)).getBytes(StandardCharsets.UTF_8),
            "image/x-jpeg-base64")
        .post(FIND)
        .then()
        .statusCode(200)
        .body("images_estimations[0].estimations", hasSize(3));
  }

  private static RequestSpecification withBoxes(String boxes) {
    return Callers.luna()
        .multiPart("image", "a.jpg", Photos.sample(1), JPEG)
        .multiPart(
            "face_bounding_boxes",
            "boxes",
            boxes.getBytes(StandardCharsets.UTF_8),
            "application/json");
  }

  private static String box(String filename, String rect) {
    return "[{\"filename\": \"" + filename + "\", \"face_bounding_boxes\": [" + rect + "]}]";
  }

  private static String rectOfAFace() {
    Map<String, Object> rect =
        post(FIND, JPEG, Photos.sample(1))
            .extract()
            .path("images_estimations[0].estimations[1].face.detection.rect");
    return "{\"x\": %s, \"y\": %s, \"width\": %s, \"height\": %s}"
        .formatted(rect.get("x"), rect.get("y"), rect.get("width"), rect.get("height"));
  }

  @Test
  void only_the_faces_in_the_boxes_are_taken() {
    String rect = rectOfAFace();
    withBoxes(box("a.jpg", rect))
        .post(FIND)
        .then()
        .statusCode(200)
        .body("images_estimations[0].estimations", hasSize(1));
  }

  @Test
  void a_box_in_which_no_face_is_seen_is_filtered_unless_it_is_trusted() {
    String nobody = "{\"x\": 5, \"y\": 5, \"width\": 60, \"height\": 60}";
    withBoxes(box("a.jpg", nobody))
        .post(FIND)
        .then()
        .statusCode(200)
        .body("images_estimations[0].estimations", hasSize(0))
        .body("images_estimations[0].filtered_detections.face_detections", hasSize(1))
        .body(
            "images_estimations[0].filtered_detections.face_detections[0].filter_reasons[0].name",
            is("redetection"));
    withBoxes(box("a.jpg", nobody))
        .multiPart("trusted_detections", "1")
        .post(FIND)
        .then()
        .statusCode(200)
        .body(
            "images_estimations[0].estimations.face.detection.rect",
            equalTo(List.of(Map.of("x", 5, "y", 5, "width", 60, "height", 60))));
  }

  @Test
  void a_box_outside_of_the_image_is_filtered() {
    withBoxes(box("a.jpg", "{\"x\": 90000, \"y\": 5, \"width\": 60, \"height\": 60}"))
        .multiPart("trusted_detections", "1")
        .post(FIND)
        .then()
        .statusCode(200)
        .body("images_estimations[0].estimations", hasSize(0))
        .body("images_estimations[0].filtered_detections.face_detections", hasSize(1));
  }

  @Test
  void bad_boxes_are_refused_by_their_place() {
    withBoxes(box("a.jpg", "{\"x\": -1, \"y\": 5, \"width\": 60, \"height\": 60}"))
        .post(FIND)
        .then()
        .statusCode(400)
        .body("error_code", is(12022))
        .body("detail", containsString("0.face_bounding_boxes.0.x"));
    withBoxes(box("b.jpg", "")).post(FIND).then().statusCode(400).body("error_code", is(12022));
    withBoxes("[{").post(FIND).then().statusCode(400).body("error_code", is(12027));
    withBoxes("[]")
        .multiPart("trusted_detections", "maybe")
        .post(FIND)
        .then()
        .statusCode(400)
        .body("error_code", is(12022));
  }

  @Test
  void boxes_of_links_stand_beside_them() {
    json(
            FIND + "&detect_body=1",
            Map.of(
                "urls",
                List.of(
                    Map.of(
                        "url",
                        url("/photo.jpg"),
                        "face_bounding_boxes",
                        List.of(Map.of("x", 5, "y", 5, "width", 60, "height", 60)),
                        "body_bounding_boxes",
                        List.of(Map.of("x", 10, "y", 20, "width", 200, "height", 300)),
                        "trusted_detections",
                        1))))
        .statusCode(200)
        .body("images_estimations[0].estimations", hasSize(1))
        .body("images_estimations[0].estimations[0].face.detection.rect.x", is(5))
        .body("images_estimations[0].estimations[0].body.detection.rect.width", is(200));
  }

  @Test
  void boxes_are_ignored_with_a_warp() {
    json(
            "/6/sdk?image_type=1",
            Map.of(
                "samples",
                List.of(
                    Map.of(
                        "sample_id",
                        Estimation.storedSample(),
                        "face_bounding_boxes",
                        List.of(Map.of("x", 5, "y", 5, "width", 60, "height", 60))))))
        .statusCode(200)
        .body("images_estimations[0].estimations[0].face.detection.rect.width", is(250));
  }
}
