package dev.perigee.api.estimation;

import static dev.perigee.api.estimation.Estimation.JPEG;
import static dev.perigee.api.estimation.Estimation.onePerson;
import static dev.perigee.api.estimation.Estimation.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.Photos;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The checks of ISO/IEC 19794-5. */
@QuarkusTest
class IsoApiTest {
  private static final String ISO = "images[0].estimations[0].face.detection.iso";

  private static final Set<String> WITHOUT_SOURCE =
      Set.of(
          "glasses",
          "eyebrows_state",
          "headwear_type",
          "natural_light",
          "radial_distortion",
          "shoulders_position");

  private static List<Map<String, Object>> checks(byte[] photo) {
    return post("/6/iso?multiface_policy=2", JPEG, photo)
        .statusCode(200)
        .extract()
        .path(ISO + ".checks");
  }

  private static Map<String, Object> check(List<Map<String, Object>> checks, String name) {
    return checks.stream()
        .filter(check -> check.get("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Object value(byte[] photo, String name) {
    return check(checks(photo), name).get("object_value");
  }

  private static double number(byte[] photo, String name) {
    return ((Number) value(photo, name)).doubleValue();
  }

  @Test
  void every_check_of_the_standard_is_answered_from_the_photo_or_as_not_known() {
    List<Map<String, Object>> checks = checks(onePerson());
    assertThat(checks).hasSize(34);
    assertThat(checks.getFirst()).containsEntry("name", "head_yaw");
    assertThat(check(checks, "head_roll"))
        .containsEntry("threshold_value", Map.of("min", -8f, "max", 8f));
    Set<Object> unknown =
        checks.stream()
            .filter(check -> check.get("object_value") == null)
            .map(check -> check.get("name"))
            .collect(Collectors.toSet());
    unknown.removeAll(
        Set.of("gaze_yaw", "gaze_pitch", "background_lightness", "background_uniformity"));
    assertThat(unknown).isEqualTo(WITHOUT_SOURCE);
    for (Map<String, Object> check : checks) {
      if (check.get("object_value") == null) {
        assertThat(check).containsEntry("result", 0);
      }
    }
  }

  @Test
  void values_follow_the_photo() {
    byte[] photo = onePerson();
    assertThat(value(photo, "face_color_type")).isEqualTo("color");
    assertThat(value(Photos.grayscale(photo), "face_color_type")).isEqualTo("grayscale");
    assertThat(value(photo, "image_format")).isEqualTo("JPEG");
    assertThat(number(Photos.turned(photo, 15), "head_roll"))
        .isGreaterThan(number(photo, "head_roll") + 8);
    assertThat(number(Photos.brightness(photo, 0.3), "dark_quality"))
        .isLessThan(number(photo, "dark_quality"));
    assertThat(number(Photos.blurred(photo, 9), "blurriness_quality"))
        .isLessThan(number(photo, "blurriness_quality"));
  }

  @Test
  void one_failed_check_fails_the_face() {
    post("/6/iso", JPEG, onePerson()).body(ISO + ".status", is(0));
  }

  @Test
  void several_faces_are_refused_unless_allowed() {
    post("/6/iso", JPEG, Photos.sample(6))
        .statusCode(200)
        .body("images[0].status", is(0))
        .body("images[0].error.error_code", is(12031))
        .body("images[0].estimations", hasSize(0));
    post("/6/iso?multiface_policy=1", JPEG, Photos.sample(6))
        .body("images[0].estimations", hasSize(4));
  }

  @Test
  void a_warp_is_asked_only_what_it_can_tell() {
    List<String> names =
        post("/6/iso?image_type=1", JPEG, Estimation.sampleImage())
            .statusCode(200)
            .body("images[0].estimations[0].face.detection.rect.width", equalTo(250))
            .extract()
            .path(ISO + ".checks.name");
    assertThat(names)
        .contains("mouth_open", "left_eye", "blurriness_quality")
        .doesNotContain("head_yaw", "head_width", "background_lightness", "shoulders_position");
  }

  @Test
  void the_other_checks_belong_to_the_quality_of_a_detected_face() {
    List<Map<String, Object>> all =
        post("/6/detector?multiface_policy=2&estimate_face_quality=1", JPEG, onePerson())
            .extract()
            .path("images[0].detections.samples[0].face.detection.face_quality.checks");
    assertThat(all).hasSize(48);
    assertThat(check(all, "image_size")).containsEntry("object_value", onePerson().length);
    assertThat(check(all, "forehead_occlusion").get("object_value")).isNull();
    assertThat(((Number) check(all, "aspect_ratio").get("object_value")).doubleValue())
        .isBetween(0.3, 1.5);
  }

  @Test
  void nothing_is_said_of_a_photo_without_a_face() {
    post("/6/iso", JPEG, Photos.gray(200, 200))
        .body("images[0].status", is(1))
        .body("images[0].estimations", hasSize(0))
        .body("images[0].exif", nullValue());
  }
}
