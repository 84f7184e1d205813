package dev.perigee.vision;

/**
 * Whether a living face was before the camera. A hint: attacks were never measured.
 *
 * @param score 0..1, 1 = real
 * @param quality 0..1, how much the score can be relied on for this face
 */
public record Liveness(float score, float quality) {
  /** Least quality of an answer. */
  public static final float QUALITY = 0.5f;

  /** Scores up to here are called spoof, those above 1 minus this real. */
  public static final float SURE = 0.25f;

  /** The answer. */
  public enum Prediction {
    SPOOF,
    REAL,
    UNKNOWN
  }

  /** With a wide band of scores that say nothing. */
  public Prediction prediction() {
    if (quality < QUALITY || (score > SURE && score < 1 - SURE)) {
      return Prediction.UNKNOWN;
    }
    return score >= 1 - SURE ? Prediction.REAL : Prediction.SPOOF;
  }
}
