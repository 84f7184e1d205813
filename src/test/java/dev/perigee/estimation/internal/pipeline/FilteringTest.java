package dev.perigee.estimation.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.estimation.DetectionFilters;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceArea;
import dev.perigee.estimation.FaceQualityView.Check;
import dev.perigee.estimation.ImageType;
import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceOcclusion;
import dev.perigee.vision.HeadPose;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilteringTest {
  private static final Estimates SEEN =
      Estimates.of(
          Map.of(
              Estimation.HEAD_POSE, new HeadPose(-20, 5, 0.001f),
              Estimation.MASK,
                  ClassScores.of(List.of("missing", "medical_mask", "occluded"), 0.7f, 0.2f, 0.1f),
              Estimation.FACE_OCCLUSION, new FaceOcclusion(0.6f, 0.1f, 0.1f, 0.1f, 0.6f, 0)));

  private static List<String> reasons(ImageType type, DetectionFilters filters) {
    return Filtering.reasons(SEEN, EstimationRequest.of(type, Set.of()).withFilters(filters))
        .stream()
        .map(Check::name)
        .toList();
  }

  private static DetectionFilters angles(int yaw, int pitch, int roll) {
    return DetectionFilters.NONE.withAngles(yaw, pitch, roll);
  }

  private static DetectionFilters free(FaceArea... areas) {
    return new DetectionFilters(180, 180, 180, Set.of(), Set.of(), Set.of(), Set.of(areas), 0);
  }

  @Test
  void nothing_is_filtered_by_default() {
    assertThat(reasons(ImageType.PHOTO, DetectionFilters.NONE)).isEmpty();
  }

  @Test
  void an_angle_may_reach_its_limit_to_either_side() {
    assertThat(reasons(ImageType.PHOTO, angles(20, 180, 180))).isEmpty();
    assertThat(reasons(ImageType.PHOTO, angles(19, 4, 180)))
        .containsExactly("head_yaw", "head_pitch");
  }

  @Test
  void a_limit_of_0_lets_nothing_pass() {
    assertThat(reasons(ImageType.PHOTO, angles(180, 180, 0))).containsExactly("head_roll");
  }

  @Test
  void angles_do_not_matter_for_warps() {
    assertThat(reasons(ImageType.FACE_WARP, angles(0, 0, 0))).isEmpty();
  }

  @Test
  void only_the_states_that_are_listed_pass() {
    DetectionFilters masks =
        new DetectionFilters(180, 180, 180, Set.of("occluded"), Set.of(), Set.of(), Set.of(), 0);
    assertThat(reasons(ImageType.PHOTO, masks)).containsExactly("mask");
  }

  @Test
  void areas_are_judged_one_by_one() {
    assertThat(reasons(ImageType.PHOTO, free(FaceArea.MOUTH, FaceArea.NOSE, FaceArea.LOWER_FACE)))
        .isEmpty();
    assertThat(reasons(ImageType.PHOTO, free(FaceArea.EYE))).containsExactly("face_occlusion");
    assertThat(reasons(ImageType.PHOTO, free(FaceArea.FACE))).containsExactly("face_occlusion");
    assertThat(reasons(ImageType.PHOTO, free(FaceArea.FOREHEAD))).containsExactly("face_occlusion");
  }
}
