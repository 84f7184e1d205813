package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Age and sex by one network, on the square of the box, not turned: with 1.2 boxes its ages are
 * already 6 years too low (docs/accuracy.md).
 */
record AgeGender(BatchedNetwork network) implements Estimator<AgeGender.Answer> {
  /** Shared by the two estimations. */
  static final Estimation<Answer> ANSWER = new Estimation<>("age_gender");

  private static final float OLDEST = 100;
  private static final List<String> GENDERS = List.of("male", "female");

  /**
   * @param age years, 0..100
   */
  record Answer(float age, ClassScores gender) {}

  static Estimator<Float> age() {
    return face -> face.ask(ANSWER).thenApply(Answer::age);
  }

  static Estimator<ClassScores> gender() {
    return face -> face.ask(ANSWER).thenApply(Answer::gender);
  }

  @Override
  public CompletableFuture<Answer> estimate(FaceContext face) {
    try (Mat picture = face.level(1, network.model().width())) {
      return network
          .submit(Tensor.of(picture))
          .thenApply(
              outputs ->
                  new Answer(
                      Math.clamp(outputs[0][0], 0, OLDEST), ClassScores.of(GENDERS, outputs[1])));
    }
  }
}
