package dev.perigee.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Detector, sdk and extractor over HTTP with real photos through the real networks. */
@QuarkusTest
class EstimationApiTest {

  @Test
  void the_detector_stores_a_250x250_sample_of_the_face() {
    String sample = sampleOf(Photos.sample(1));

    byte[] jpeg =
        caller().get("/6/samples/faces/" + sample).then().statusCode(200).extract().asByteArray();

    sdk("image_type=1&estimate_face_warp=1", "image/jpeg", jpeg)
        .statusCode(200)
        .body("images_estimations[0].estimations[0].face.detection.rect.width", equalTo(250));
  }

  @Test
  void the_detector_shows_where_the_face_is() {
    detector("detect_landmarks68=1", "image/jpeg", Photos.sample(1))
        .statusCode(201)
        .body("images[0].status", is(1))
        .body("images[0].error.error_code", is(0))
        .body("images[0].filename", is("raw_image"))
        .body("images[0].detections.samples[0].face.detection.rect.width", greaterThan(30))
        .body("images[0].detections.samples[0].face.detection.landmarks5", hasSize(5))
        .body("images[0].detections.samples[0].face.detection.landmarks68", hasSize(68));
  }

  @Test
  void a_photo_without_a_face_is_answered_with_no_samples() {
    detector("", "image/jpeg", Photos.gray(640, 480))
        .statusCode(201)
        .body("images[0].status", is(1))
        .body("images[0].detections.samples", hasSize(0));
  }

  @Test
  void several_faces_are_refused_where_one_is_required() {
    byte[] two = Photos.sideBySide(Photos.sample(1), Photos.sample(2));
    detector("multiface_policy=0", "image/jpeg", two)
        .statusCode(201)
        .body("images[0].status", is(0))
        .body("images[0].error.error_code", is(12031))
        .body("images[0].detections.samples", hasSize(0));
  }

  @Test
  void the_best_of_several_faces_is_taken_when_asked() {
    byte[] two = Photos.sideBySide(Photos.sample(1), Photos.sample(2));
    detector("multiface_policy=1", "image/jpeg", two)
        .body("images[0].detections.samples.size()", greaterThanOrEqualTo(2));
    detector("multiface_policy=2", "image/jpeg", two)
        .body("images[0].detections.samples", hasSize(1));
  }

  @Test
  void a_broken_image_fails_alone_and_keeps_its_place() {
    caller()
        .multiPart("image", "good.jpg", Photos.sample(1), "image/jpeg")
        .multiPart("image", "bad.jpg", "no image".getBytes(StandardCharsets.UTF_8), "image/jpeg")
        .multiPart("image", "also-good.jpg", Photos.sample(2), "image/jpeg")
        .post("/6/detector")
        .then()
        .statusCode(201)
        .body("images.filename", equalTo(List.of("good.jpg", "bad.jpg", "also-good.jpg")))
        .body("images.status", equalTo(List.of(1, 0, 1)))
        .body("images[1].error.error_code", is(18002))
        .body("images[1].error.detail", not(emptyOrNullString()));
  }

  @Test
  void a_truncated_photo_gets_the_documented_error() {
    byte[] photo = Photos.sample(1);
    byte[] half = Arrays.copyOf(photo, photo.length / 2);
    sdk("detect_face=1", "image/jpeg", half)
        .statusCode(200)
        .body("images_estimations[0].status", is(0))
        .body("images_estimations[0].error.error_code", is(18002));
  }

  @Test
  void a_header_of_50_000_by_50_000_pixels_is_refused_before_decoding() {
    sdk("detect_face=1", "image/png", Bombs.png(50_000, 50_000))
        .statusCode(200)
        .body("images_estimations[0].status", is(0))
        .body("images_estimations[0].error.error_code", greaterThan(0));
  }

  @Test
  void a_content_type_that_does_not_match_the_data_is_refused() {
    sdk("detect_face=1", "image/png", Photos.sample(1))
        .statusCode(400)
        .body("error_code", is(12025));
  }

  @Test
  void a_media_type_that_is_not_served_is_refused() {
    caller()
        .contentType("application/pdf")
        .body(new byte[] {1, 2, 3})
        .post("/6/sdk")
        .then()
        .statusCode(greaterThanOrEqualTo(400))
        .statusCode(not(greaterThanOrEqualTo(500)))
        .body("error_code", notNullValue());
  }

  @Test
  void every_image_format_gives_the_same_face() {
    byte[] photo = Photos.sample(1);
    int expected =
        sdk("detect_face=1", "image/jpeg", photo)
            .extract()
            .path("images_estimations[0].estimations[0].face.detection.rect.width");
    for (String[] format :
        new String[][] {
          {".png", "image/png"},
          {".bmp", "image/bmp"},
          {".tiff", "image/tiff"},
          {".ppm", "image/x-portable-pixmap"}
        }) {
      int width =
          sdk("detect_face=1", format[1], Photos.as(format[0], photo))
              .statusCode(200)
              .extract()
              .path("images_estimations[0].estimations[0].face.detection.rect.width");
      assertThat(width).as(format[0]).isCloseTo(expected, Offset.offset(2));
    }
  }

  @Test
  void base64_photos_are_read() {
    sdk("detect_face=1", "image/x-jpeg-base64", Base64.getEncoder().encode(Photos.sample(1)))
        .statusCode(200)
        .body("images_estimations[0].estimations", hasSize(greaterThan(0)));
  }

  @Test
  void text_that_is_not_base64_gets_the_documented_error() {
    sdk("detect_face=1", "image/x-jpeg-base64", "####".getBytes(StandardCharsets.UTF_8))
        .statusCode(200)
        .body("images_estimations[0].error.error_code", is(18002));
  }

  @Test
  void sdk_answers_only_what_was_asked_for() {
    sdk("detect_face=1&estimate_face_descriptor=0", "image/jpeg", Photos.sample(1))
        .body("images_estimations[0].estimations[0].face.detection.landmarks5", nullValue())
        .body("images_estimations[0].estimations[0].face.detection.attributes", nullValue())
        .body("images_estimations[0].estimations[0].face.detection.warp", nullValue())
        .body("images_estimations[0].estimations[0].body", nullValue())
        .body("aggregate_estimations", nullValue());
  }

  @Test
  void sdk_looks_for_nothing_unless_told_to() {
    sdk("", "image/jpeg", Photos.sample(1))
        .statusCode(200)
        .body("images_estimations[0].status", is(1))
        .body("images_estimations[0].estimations", hasSize(0));
  }

  @Test
  void photo_and_its_stored_sample_give_nearly_the_same_descriptor() {
    byte[] photo = Photos.sample(1);
    byte[] sample =
        caller().get("/6/samples/faces/" + sampleOf(photo)).then().extract().asByteArray();

    byte[] ofPhoto = descriptor(sdk("detect_face=1&multiface_policy=2", "image/jpeg", photo));
    byte[] ofSample = descriptor(sdk("image_type=1", "image/jpeg", sample));

    assertThat(cosine(ofPhoto, ofSample)).isGreaterThan(0.99);
  }

  @Test
  void a_descriptor_below_the_score_threshold_is_left_out() {
    sdk("detect_face=1&score_threshold=1", "image/jpeg", Photos.sample(1))
        .statusCode(200)
        .body("images_estimations[0].estimations[0].face.detection.attributes", nullValue());
  }

  @Test
  void a_warp_of_another_size_is_refused() {
    sdk("image_type=1", "image/jpeg", Photos.gray(200, 250))
        .statusCode(200)
        .body("images_estimations[0].status", is(0));
  }

  @Test
  void the_extractor_makes_a_temporary_attribute_of_each_sample() {
    String sample = sampleOf(Photos.sample(1));
    String attribute =
        extract("", sample)
            .statusCode(201)
            .body("$", hasSize(1))
            .body("[0].filtered", is(false))
            .body("[0].samples", equalTo(List.of(sample)))
            .extract()
            .path("[0].attribute_id");
    caller()
        .get("/6/attributes/" + attribute)
        .then()
        .statusCode(200)
        .body("face_descriptor", notNullValue())
        .body("face_descriptor_samples", equalTo(List.of(sample)));
  }

  @Test
  void the_extractor_aggregates_samples_into_one_attribute() {
    String first = sampleOf(Photos.sample(1));
    String second = sampleOf(Photos.sample(2));
    extract("aggregate_attributes=1", first, second)
        .statusCode(201)
        .body("$", hasSize(1))
        .body("[0].samples", equalTo(List.of(first, second)));
  }

  @Test
  void the_extractor_filters_by_score() {
    extract("score_threshold=1", sampleOf(Photos.sample(1)))
        .statusCode(201)
        .body("[0].filtered", is(true))
        .body("[0].attribute_id", nullValue());
  }

  @Test
  void the_extractor_refuses_a_sample_that_does_not_exist() {
    String unknown = UUID.randomUUID().toString();
    extract("", unknown)
        .statusCode(400)
        .body("error_code", is(11031))
        .body("detail", containsString(unknown));
  }

  @Test
  void the_extractor_refuses_what_is_no_uuid() {
    extract("", "not-a-uuid").statusCode(400).body("error_code", is(12022));
  }

  @Test
  void the_score_of_a_clear_face_lies_between_0_and_1() {
    float score =
        sdk("detect_face=1", "image/jpeg", Photos.sample(1))
            .extract()
            .path(
                "images_estimations[0].estimations[0].face.detection.attributes.descriptor.score");
    assertThat(score).isBetween(0f, 1f);
  }

  private static RequestSpecification caller() {
    return given().auth().preemptive().basic("luna@visionlabs.ru", "luna");
  }

  private static ValidatableResponse sdk(String query, String type, byte[] body) {
    return caller().contentType(type).body(body).post(url("/6/sdk", query)).then();
  }

  private static ValidatableResponse detector(String query, String type, byte[] body) {
    return caller().contentType(type).body(body).post(url("/6/detector", query)).then();
  }

  private static ValidatableResponse extract(String query, String... sampleIds) {
    return caller()
        .contentType("application/json")
        .body(List.of(sampleIds))
        .post(url("/6/extractor", query))
        .then();
  }

  private static String url(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String sampleOf(byte[] photo) {
    return detector("multiface_policy=2", "image/jpeg", photo)
        .statusCode(201)
        .extract()
        .path("images[0].detections.samples[0].face.sample_id");
  }

  private static byte[] descriptor(ValidatableResponse answer) {
    String sdk =
        answer
            .statusCode(200)
            .extract()
            .path(
                "images_estimations[0].estimations[0].face.detection"
                    + ".attributes.descriptor.sdk_descriptor");
    byte[] bytes = Base64.getDecoder().decode(sdk);
    return Arrays.copyOfRange(bytes, 8, bytes.length);
  }

  private static double cosine(byte[] a, byte[] b) {
    double dot = 0;
    double normA = 0;
    double normB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      normA += a[i] * a[i];
      normB += b[i] * b[i];
    }
    return dot / Math.sqrt(normA * normB);
  }
}
