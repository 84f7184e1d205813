package dev.perigee.estimation;

import dev.perigee.face.BasicAttributes;
import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;

/** Age, gender and ethnicity as numbers: how attributes and events store them. */
public final class BasicValues {
  private BasicValues() {}

  /** What was estimated; each part null when it was not. */
  public static BasicAttributes of(Estimates estimates) {
    return new BasicAttributes(
        estimates.get(Estimation.AGE).map(BasicValues::years).orElse(null),
        estimates.get(Estimation.GENDER).map(BasicValues::gender).orElse(null),
        estimates
            .get(Estimation.ETHNICITY)
            .map(scores -> StateCodes.fromOne(StateCodes.ETHNICITIES, scores.predominant()))
            .orElse(null));
  }

  static int years(float age) {
    return Math.clamp(Math.round(age), 0, 100);
  }

  /** 0 female, 1 male. */
  static int gender(ClassScores scores) {
    return scores.predominant().equals("male") ? 1 : 0;
  }
}
