package dev.perigee.estimation.internal.pipeline;

import dev.perigee.estimation.CheckSubject;
import dev.perigee.estimation.CheckThreshold;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceAttributes;
import dev.perigee.estimation.FaceCheck;
import dev.perigee.estimation.FaceChecks;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.FaceQualityView;
import dev.perigee.estimation.FaceQualityView.Check;
import dev.perigee.estimation.FaceView;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Pixels;
import dev.perigee.estimation.ScoredDescriptor;
import dev.perigee.estimation.Wanted;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.Rect;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Shapes what is told of a face, and says whether it is kept. */
@ApplicationScoped
class FaceJudge {
  private final double detectionThreshold;

  FaceJudge(PerigeeConfig config) {
    this.detectionThreshold = config.vision().detectionThreshold();
  }

  /**
   * @param reasons why it is not kept, empty when it is
   */
  record Verdict(FaceFinding face, List<Check> reasons) {
    boolean passed() {
      return reasons.isEmpty();
    }
  }

  /**
   * @param index of the face
   * @param bytes size of the file
   */
  Verdict judge(
      ImageAnalysis seen, int index, InputImage image, int bytes, EstimationRequest request) {
    FaceAnalysis face = seen.faces().get(index);
    FaceChecks checks =
        request.imageType().isWarp() ? request.checks().only(FaceCheck::ofWarps) : request.checks();
    FaceQualityView quality =
        checks.isEmpty()
            ? null
            : checks.check(
                new CheckSubject(
                    seen.width(),
                    seen.height(),
                    seen.format(),
                    bytes,
                    face.rect(),
                    face.estimates()));
    List<Check> reasons = new ArrayList<>(Filtering.reasons(face.estimates(), request));
    if (request.filterByChecks() && quality != null && quality.status() == 0) {
      reasons.add(new Check("face_quality", 0, CheckThreshold.oneOf(1), 0));
    }
    if (!request.imageType().isWarp() && notSeen(seen, index, image)) {
      reasons.add(new Check("redetection", null, CheckThreshold.atLeast(detectionThreshold), 0));
    }
    return new Verdict(finding(face, quality, request), reasons);
  }

  private static FaceFinding finding(
      FaceAnalysis face, FaceQualityView quality, EstimationRequest request) {
    boolean scored =
        face.descriptor() == null || face.descriptor().score() >= request.filters().score();
    ScoredDescriptor descriptor =
        scored && request.wants(Wanted.FACE_DESCRIPTOR)
            ? ScoredDescriptor.of(face.descriptor())
            : null;
    FaceView view =
        new FaceView(
            face.rect(),
            points(request, Wanted.LANDMARKS5) ? Pixels.of(face.landmarks5()) : null,
            points(request, Wanted.LANDMARKS68) ? Pixels.of(face.landmarks68()) : null,
            request.wants(Wanted.QUALITY)
                ? face.estimates().get(Estimation.QUALITY).orElse(null)
                : null,
            FaceAttributes.of(
                shown(request, FaceAttributes.AGGREGATED),
                request.verdicts(),
                face.estimates(),
                descriptor,
                scored),
            quality,
            request.wants(Wanted.FACE_WARP) ? face.warpJpeg() : null);
    return new FaceFinding(view, face.warpJpeg(), descriptor, face.estimates(), scored);
  }

  /** Warps have no landmarks of their photo. */
  private static boolean points(EstimationRequest request, Wanted which) {
    return request.wants(which) && !request.imageType().isWarp();
  }

  /** What is told of a single image: not what is told of all of them together. */
  static Set<Wanted> shown(EstimationRequest request, Set<Wanted> aggregated) {
    Set<Wanted> shown = EnumSet.noneOf(Wanted.class);
    shown.addAll(request.wanted());
    if (request.aggregate()) {
      shown.removeAll(aggregated);
    }
    return shown;
  }

  /**
   * Whether the face is a box of the caller in which no face was seen. Such a box comes back as it
   * was given, and surely.
   */
  private static boolean notSeen(ImageAnalysis seen, int index, InputImage image) {
    if (image.faceBoxes().isEmpty()) {
      return false;
    }
    Rect box = image.faceBoxes().get(index);
    if (box.x() >= seen.width() || box.y() >= seen.height()) {
      return true;
    }
    FaceAnalysis face = seen.faces().get(index);
    return !image.trusted()
        && face.detectionScore() == 1
        && face.rect().equals(clipped(box, seen.width(), seen.height()));
  }

  private static Rect clipped(Rect box, int width, int height) {
    return new Rect(
        box.x(),
        box.y(),
        Math.min(box.width(), width - box.x()),
        Math.min(box.height(), height - box.y()));
  }
}
