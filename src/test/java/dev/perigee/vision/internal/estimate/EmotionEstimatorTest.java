package dev.perigee.vision.internal.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perigee.vision.ClassScores;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmotionEstimatorTest {

  @Test
  void what_both_networks_think_likely_wins_over_what_one_is_sure_of() {
    ClassScores scores =
        EmotionEstimator.mean(
            List.of(
                new double[] {0.69, 0, 0, 0.3, 0, 0, 0.01},
                new double[] {0.01, 0, 0, 0.5, 0, 0, 0.49}));
    assertThat(scores.predominant()).isEqualTo("happiness");
    assertThat(scores.scores().values().stream().mapToDouble(v -> v).sum())
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void one_network_alone_is_taken_at_its_word() {
    double[] vote = {0.1, 0.1, 0.1, 0.4, 0.1, 0.1, 0.1};
    assertThat(EmotionEstimator.mean(List.of(vote)).of("happiness")).isCloseTo(0.4f, within(1e-6f));
  }
}
