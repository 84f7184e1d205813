package dev.perigee.estimation.internal;

import dev.perigee.estimation.Aggregate;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.Findings;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.StateCodes;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.Liveness;
import java.util.List;

/**
 * Answer of {@code POST /6/liveness}: one entry per image, in the order of the request.
 *
 * @param aggregateEstimations of all images, null unless asked for
 */
public record LivenessAnswer(List<Image> images, Aggregated aggregateEstimations) {

  /**
   * @param status 1 processed, 0 refused for the reason in {@code error}
   * @param liveness null when it was refused
   */
  public record Image(String filename, int status, Prediction liveness, ErrorBody error) {}

  /**
   * @param liveness null when no image was processed
   */
  public record Aggregated(Prediction liveness) {}

  /**
   * @param prediction 0 spoof, 1 real, 2 unknown
   */
  public record Prediction(int prediction, Estimations estimations) {}

  /**
   * @param probability 0..1, 1 = real
   * @param quality 0..1, how much it can be relied on
   */
  public record Estimations(float probability, float quality) {}

  static LivenessAnswer of(Findings findings, EstimationRequest request) {
    return new LivenessAnswer(
        findings.images().stream().map(found -> image(found, request)).toList(),
        request.aggregate() ? aggregated(findings.aggregate().face(), request) : null);
  }

  private static Image image(ImageFindings found, EstimationRequest request) {
    if (found.status() == 1 && found.faces().isEmpty()) {
      ApiException nobody = ApiException.of(ErrorCode.BAD_INPUT, "The image shows no face");
      return new Image(found.filename(), 0, null, nobody.body());
    }
    Prediction prediction =
        found.faces().stream()
            .findFirst()
            .map(face -> prediction(face.estimates(), request))
            .orElse(null);
    return new Image(found.filename(), found.status(), prediction, found.error());
  }

  private static Aggregated aggregated(Aggregate.Part face, EstimationRequest request) {
    return new Aggregated(face == null ? null : prediction(face.estimates(), request));
  }

  /** Null without a network for it. */
  private static Prediction prediction(Estimates estimates, EstimationRequest request) {
    return estimates
        .get(Estimation.LIVENESS)
        .map(seen -> prediction(seen, request.verdicts().of(seen)))
        .orElse(null);
  }

  private static Prediction prediction(Liveness seen, Liveness.Prediction verdict) {
    return new Prediction(StateCodes.of(verdict), new Estimations(seen.score(), seen.quality()));
  }
}
