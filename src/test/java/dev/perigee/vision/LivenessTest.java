package dev.perigee.vision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivenessTest {

  @ParameterizedTest
  @CsvSource({
    "0.9, 0.9, REAL",
    "0.75, 0.5, REAL",
    "0.7, 0.9, UNKNOWN",
    "0.3, 0.9, UNKNOWN",
    "0.25, 0.9, SPOOF",
    "0.99, 0.4, UNKNOWN",
    "0.01, 0.4, UNKNOWN"
  })
  void only_sure_scores_of_good_pictures_are_an_answer(
      float score, float quality, Liveness.Prediction prediction) {
    assertThat(new Liveness(score, quality).prediction()).isEqualTo(prediction);
  }
}
