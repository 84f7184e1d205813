package dev.perigee.estimation.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.estimation.MultifacePolicy;
import dev.perigee.platform.error.ApiException;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.Rect;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceChoiceTest {
  private static final FaceAnalysis SMALL_SURE = face(20, 0.99f);
  private static final FaceAnalysis LARGE_SURE = face(60, 0.95f);
  private static final FaceAnalysis LARGEST_DOUBTFUL = face(65, 0.51f);

  @Test
  void policy_0_refuses_a_photo_with_several_faces() {
    assertThatThrownBy(() -> FaceChoice.of(List.of(SMALL_SURE, LARGE_SURE), MultifacePolicy.of(0)))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("2 faces");
  }

  @Test
  void policy_0_takes_the_only_face() {
    assertThat(FaceChoice.of(List.of(SMALL_SURE), MultifacePolicy.of(0))).containsExactly(0);
  }

  @Test
  void policy_1_takes_every_face() {
    assertThat(FaceChoice.of(List.of(LARGE_SURE, SMALL_SURE), MultifacePolicy.of(1)))
        .containsExactly(0, 1);
  }

  @Test
  void policy_2_takes_the_large_clear_face_before_a_larger_doubtful_one() {
    assertThat(
            FaceChoice.of(List.of(LARGEST_DOUBTFUL, LARGE_SURE, SMALL_SURE), MultifacePolicy.of(2)))
        .containsExactly(1);
  }

  @Test
  void no_policy_objects_to_a_photo_without_faces() {
    for (int policy = 0; policy <= 2; policy++) {
      assertThat(FaceChoice.of(List.of(), MultifacePolicy.of(policy))).isEmpty();
    }
  }

  private static FaceAnalysis face(int side, float score) {
    return new FaceAnalysis(
        new Rect(0, 0, side, side), score, List.of(), List.of(), null, null, Estimates.NONE);
  }
}
