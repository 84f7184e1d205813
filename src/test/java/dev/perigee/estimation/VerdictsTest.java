package dev.perigee.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Liveness;
import dev.perigee.vision.Liveness.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  @Test
  void without_a_threshold_scores_in_the_middle_are_unknown() {
    assertThat(Verdicts.DEFAULT.of(new Liveness(0.5f, 1))).isEqualTo(Prediction.UNKNOWN);
    assertThat(Verdicts.DEFAULT.of(new Liveness(0.9f, 1))).isEqualTo(Prediction.REAL);
    assertThat(Verdicts.DEFAULT.of(new Liveness(0.1f, 1))).isEqualTo(Prediction.SPOOF);
  }

  @Test
  void a_threshold_divides_real_from_spoof() {
    Verdicts verdicts = new Verdicts(0.6, 0.5, 0.5);
    assertThat(verdicts.of(new Liveness(0.6f, 1))).isEqualTo(Prediction.REAL);
    assertThat(verdicts.of(new Liveness(0.59f, 1))).isEqualTo(Prediction.SPOOF);
  }

  @Test
  void a_low_quality_is_unknown_whatever_the_score() {
    assertThat(new Verdicts(0.5, 0.3, 0.5).of(new Liveness(1, 0.2f))).isEqualTo(Prediction.UNKNOWN);
    assertThat(new Verdicts(null, 0.1, 0.5).of(new Liveness(1, 0.2f))).isEqualTo(Prediction.REAL);
  }

  @Test
  void a_deepfake_is_judged_by_the_score_of_real() {
    ClassScores seen = ClassScores.of(List.of("real", "fake"), 0.4f, 0.6f);
    assertThat(Verdicts.DEFAULT.isReal(seen)).isFalse();
    assertThat(new Verdicts(null, 0.5, 0.3).isReal(seen)).isTrue();
  }
}
