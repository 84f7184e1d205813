package dev.perigee.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.HeadPose;
import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.Rect;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckDefaultsTest {
  private static final CheckSubject SUBJECT =
      new CheckSubject(
          600,
          800,
          ImageFormat.PNG,
          10_000,
          new Rect(100, 50, 300, 400),
          Estimates.of(Map.of(Estimation.HEAD_POSE, new HeadPose(6, 0, 0))));

  private static FaceQualityView.Check result(FaceChecks checks, FaceCheck which) {
    return checks.check(SUBJECT).checks().stream()
        .filter(check -> check.name().equals(which.word()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void settings_replace_thresholds_and_switch_checks_off() {
    FaceChecks checks =
        CheckDefaults.configured(
            Map.of("head_yaw", "-10..10", "eye_distance", "60..", "natural_light", "off"));
    assertThat(result(checks, FaceCheck.HEAD_YAW).result()).isEqualTo(1);
    assertThat(result(CheckDefaults.configured(Map.of()), FaceCheck.HEAD_YAW).result()).isZero();
    assertThat(checks.thresholds().get(FaceCheck.EYE_DISTANCE))
        .isEqualTo(new CheckThreshold.Range(60.0, null));
    assertThat(checks.thresholds()).doesNotContainKey(FaceCheck.NATURAL_LIGHT);
  }

  @Test
  void words_and_numbers_can_be_listed() {
    FaceChecks checks =
        CheckDefaults.configured(Map.of("red_eyes", "0, 1", "image_format", "JPEG"));
    assertThat(checks.thresholds().get(FaceCheck.RED_EYES)).isEqualTo(CheckThreshold.oneOf(0, 1));
    assertThat(result(checks, FaceCheck.IMAGE_FORMAT).result()).isZero();
  }

  @Test
  void a_setting_that_means_nothing_stops_the_start() {
    for (Map<String, String> bad :
        java.util.List.of(Map.of("head_jaw", "1..2"), Map.of("head_yaw", "a..b"))) {
      assertThatThrownBy(() -> CheckDefaults.configured(bad))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("perigee.estimation.checks.head_");
    }
  }

  @Test
  void geometry_is_read_from_the_image_and_the_box() {
    FaceChecks all = CheckDefaults.configured(Map.of());
    assertThat(result(all, FaceCheck.INDENT_RIGHT).objectValue()).isEqualTo(200);
    assertThat(result(all, FaceCheck.INDENT_LOWER).objectValue()).isEqualTo(350);
    assertThat(result(all, FaceCheck.ASPECT_RATIO).objectValue()).isEqualTo(0.75f);
    assertThat(result(all, FaceCheck.ASPECT_RATIO).result()).isEqualTo(1);
    assertThat(result(all, FaceCheck.IMAGE_SIZE).objectValue()).isEqualTo(10_000);
  }

  @Test
  void what_cannot_be_found_out_fails_the_whole() {
    FaceChecks all = CheckDefaults.configured(Map.of());
    assertThat(result(all, FaceCheck.GLASSES).objectValue()).isNull();
    assertThat(result(all, FaceCheck.GLASSES).result()).isZero();
    assertThat(all.check(SUBJECT).status()).isZero();
    FaceChecks one = FaceChecks.NONE.with(FaceCheck.HEAD_PITCH, FaceCheck.HEAD_PITCH.threshold());
    assertThat(one.check(SUBJECT).status()).isEqualTo(1);
  }

  @Test
  void thresholds_are_read_from_json() throws Exception {
    ObjectMapper json = new ObjectMapper();
    assertThat(CheckThreshold.of(json.readTree("{\"min\": 1}")))
        .isEqualTo(new CheckThreshold.Range(1.0, null));
    assertThat(CheckThreshold.of(json.readTree("[\"open\", 1]")))
        .isEqualTo(CheckThreshold.oneOf("open", 1));
  }
}
