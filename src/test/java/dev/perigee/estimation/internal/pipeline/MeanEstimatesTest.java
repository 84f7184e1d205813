package dev.perigee.estimation.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.ClothingColors;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.Liveness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeanEstimatesTest {
  private static Estimates face(float age, float male, float liveness) {
    return Estimates.of(
        Map.of(
            Estimation.AGE,
            age,
            Estimation.GENDER,
            ClassScores.of(List.of("male", "female"), male, 1 - male),
            Estimation.LIVENESS,
            new Liveness(liveness, 1)));
  }

  private static Estimates body(List<String> upper, List<String> lower) {
    return Estimates.of(Map.of(Estimation.CLOTHING_COLORS, new ClothingColors(upper, lower)));
  }

  @Test
  void scores_and_ages_are_averaged_and_words_follow() {
    List<Estimates> faces = List.of(face(20, 0.4f, 0.2f), face(40, 0.9f, 0.6f));
    Estimates mean = MeanEstimates.ofFaces(faces, faces);
    assertThat(mean.get(Estimation.AGE)).contains(30f);
    assertThat(mean.get(Estimation.GENDER).orElseThrow().predominant()).isEqualTo("male");
    assertThat(mean.get(Estimation.GENDER).orElseThrow().of("male"))
        .isCloseTo(0.65f, within(1e-5f));
    assertThat(mean.get(Estimation.LIVENESS).orElseThrow().score()).isCloseTo(0.4f, within(1e-5f));
    assertThat(mean.get(Estimation.EMOTIONS)).isEmpty();
  }

  @Test
  void faces_with_a_low_score_say_nothing_of_age() {
    Estimates good = face(20, 0.1f, 0.2f);
    Estimates bad = face(60, 0.9f, 0.4f);
    Estimates mean = MeanEstimates.ofFaces(List.of(good, bad), List.of(good));
    assertThat(mean.get(Estimation.AGE)).contains(20f);
    assertThat(mean.get(Estimation.LIVENESS).orElseThrow().score()).isCloseTo(0.3f, within(1e-5f));
  }

  @Test
  void colours_seen_in_half_of_the_images_remain() {
    Estimates mean =
        MeanEstimates.ofBodies(
            List.of(
                body(List.of("red", "blue"), List.of("undefined")),
                body(List.of("blue"), List.of("undefined")),
                body(List.of("blue", "green"), List.of("black"))));
    ClothingColors colors = mean.get(Estimation.CLOTHING_COLORS).orElseThrow();
    assertThat(colors.upper()).containsExactly("blue");
    assertThat(colors.lower()).containsExactly("undefined");
  }
}
