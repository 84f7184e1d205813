package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.Mouth;
import java.util.concurrent.CompletableFuture;

/**
 * Opened: mean height of the inner lips (61-67, 62-66, 63-65 of the 68 points) relative to their
 * width (60-64), 0.35 = 0.5. Smile: happiness of the emotions. Teeth are taken to show when the
 * inner lips are a tenth of their width apart. Occluded: what {@link Estimation#MASK} calls medical
 * mask or occluded; such a mouth is neither opened nor smiling.
 */
final class MouthEstimator implements Estimator<Mouth> {
  private static final Logistic OPENED = new Logistic(0.35, 0.06);
  private static final Logistic TEETH = new Logistic(0.10, 0.03);

  @Override
  public CompletableFuture<Mouth> estimate(FaceContext face) {
    double gap = face.landmarks().lipGap();
    CompletableFuture<ClassScores> emotions = face.ask(Estimation.EMOTIONS);
    return emotions.thenCombine(
        face.ask(Estimation.MASK), (emotion, mask) -> of(gap, emotion, mask));
  }

  private static Mouth of(double gap, ClassScores emotions, ClassScores mask) {
    float occluded = mask == null ? 0 : 1 - mask.of(LinearHead.NOTHING);
    float seen = 1 - occluded;
    float smile = emotions.of("happiness") * seen;
    return new Mouth(OPENED.of(gap) * seen, occluded, smile, smile * TEETH.of(gap));
  }
}
