package dev.perigee.estimation;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Liveness;

/**
 * Where scores become words.
 *
 * @param livenessThreshold 0..1: real from here on, spoof below. Null: as {@link
 *     Liveness#prediction} says, which leaves scores in the middle unknown.
 * @param livenessQuality 0..1: a lower quality makes the answer unknown
 * @param deepfakeThreshold 0..1: real from here on
 */
public record Verdicts(Double livenessThreshold, double livenessQuality, double deepfakeThreshold) {
  public static final Verdicts DEFAULT = new Verdicts(null, Liveness.QUALITY, 0.5);

  /** The answer to a liveness estimation. */
  public Liveness.Prediction of(Liveness liveness) {
    if (liveness.quality() < livenessQuality) {
      return Liveness.Prediction.UNKNOWN;
    }
    if (livenessThreshold == null) {
      // The quality passes the threshold of this request, which may be lower than the usual one.
      return new Liveness(liveness.score(), 1).prediction();
    }
    return liveness.score() >= livenessThreshold
        ? Liveness.Prediction.REAL
        : Liveness.Prediction.SPOOF;
  }

  /** Whether a face is no deepfake. */
  public boolean isReal(ClassScores deepfake) {
    return deepfake.of("real") >= deepfakeThreshold;
  }
}
