package dev.perigee.estimation.internal.pipeline;

import dev.perigee.estimation.CheckThreshold;
import dev.perigee.estimation.DetectionFilters;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceArea;
import dev.perigee.estimation.FaceQualityView.Check;
import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.HeadPose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why the filters of a request do not let a face pass. */
final class Filtering {
  private final Estimates estimates;
  private final EstimationRequest request;
  private final List<Check> reasons = new ArrayList<>();

  private Filtering(Estimates estimates, EstimationRequest request) {
    this.estimates = estimates;
    this.request = request;
  }

  /** Every condition that does not hold; empty when the face passes. */
  static List<Check> reasons(Estimates estimates, EstimationRequest request) {
    return new Filtering(estimates, request).reasons();
  }

  private List<Check> reasons() {
    DetectionFilters filters = request.filters();
    if (!request.imageType().isWarp()) {
      Optional<HeadPose> pose = estimates.get(Estimation.HEAD_POSE);
      angle("head_yaw", pose.map(HeadPose::yaw), filters.yaw());
      angle("head_pitch", pose.map(HeadPose::pitch), filters.pitch());
      angle("head_roll", pose.map(HeadPose::roll), filters.roll());
    }
    word("mask", estimates.get(Estimation.MASK).map(ClassScores::predominant), filters.masks());
    word(
        "liveness",
        estimates
            .get(Estimation.LIVENESS)
            .map(seen -> request.verdicts().of(seen).name().toLowerCase(Locale.ROOT)),
        filters.liveness().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
    word(
        "deepfake",
        estimates
            .get(Estimation.DEEPFAKE)
            .map(seen -> request.verdicts().isReal(seen) ? "real" : "fake"),
        filters.deepfake());
    areas(filters);
    return reasons;
  }

  private void angle(String name, Optional<Float> angle, int limit) {
    if (limit == DetectionFilters.ANY_ANGLE) {
      return;
    }
    boolean passes = limit > 0 && angle.isPresent() && Math.abs(angle.get()) <= limit;
    if (!passes) {
      reasons.add(new Check(name, angle.orElse(null), CheckThreshold.between(-limit, limit), 0));
    }
  }

  private void word(String name, Optional<String> word, Collection<String> allowed) {
    if (!allowed.isEmpty() && (word.isEmpty() || !allowed.contains(word.get()))) {
      reasons.add(
          new Check(
              name,
              word.orElse(null),
              new CheckThreshold.OneOf(allowed.stream().sorted().<Object>map(w -> w).toList()),
              0));
    }
  }

  private void areas(DetectionFilters filters) {
    List<String> occluded =
        filters.freeAreas().stream()
            .filter(area -> estimates.get(Estimation.FACE_OCCLUSION).filter(area::isFree).isEmpty())
            .map(FaceArea::word)
            .sorted()
            .toList();
    if (!occluded.isEmpty()) {
      reasons.add(new Check("face_occlusion", occluded, new CheckThreshold.OneOf(List.of()), 0));
    }
  }
}
