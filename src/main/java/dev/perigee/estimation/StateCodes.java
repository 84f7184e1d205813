package dev.perigee.estimation;

import dev.perigee.vision.Liveness;
import java.util.List;

/** The numbers that filters and stored events use for the words of estimations. */
public final class StateCodes {
  /** From 1 on. */
  public static final List<String> EMOTIONS =
      List.of("anger", "disgust", "fear", "happiness", "neutral", "sadness", "surprise");

  /** From 1 on. */
  public static final List<String> MASKS = List.of("missing", "medical_mask", "occluded");

  /** From 1 on. */
  public static final List<String> ETHNICITIES =
      List.of("african_american", "indian", "asian", "caucasian");

  /** From 0 on. */
  public static final List<String> DEEPFAKE = List.of("fake", "real");

  /** From 0 on; of everything that a body wears or carries. */
  public static final List<String> BODY_STATES = List.of("absent", "present", "undefined");

  /** From 0 on. */
  public static final List<String> APPARENT_GENDERS = List.of("female", "male", "undefined");

  private StateCodes() {}

  /** Number of a word of a list that counts from 1. */
  public static int fromOne(List<String> words, String word) {
    return words.indexOf(word) + 1;
  }

  /** Number of a liveness prediction: spoof 0, real 1, unknown 2. */
  public static int of(Liveness.Prediction prediction) {
    return prediction.ordinal();
  }

  /** The prediction with a number. */
  public static Liveness.Prediction liveness(int number) {
    return Liveness.Prediction.values()[number];
  }
}
