package dev.perigee.video.internal;

import dev.perigee.estimation.AggregateView;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.Findings;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Wanted;
import dev.perigee.platform.work.OverloadedException;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.BodyAnalysis;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Analyses frames, with answers in pixels of the video. Blocks the caller, who is on a thread for
 * videos. Photos come first: when too many of them wait, a video waits too.
 */
@ApplicationScoped
class FrameVision {
  private static final Duration SHORTLY = Duration.ofMillis(50);
  private static final Duration AT_MOST = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final FaceVision vision;
  private final EstimationService estimation;

  FrameVision(FaceVision vision, EstimationService estimation) {
    this.vision = vision;
    this.estimation = estimation;
  }

  ImageAnalysis analyse(View view, AnalysisOptions options) {
    ImageAnalysis found = await(vision.analyse(view.picture(), options));
    Placement placement = view.placement();
    List<FaceAnalysis> faces = found.faces().stream().map(placement::apply).toList();
    List<BodyAnalysis> bodies = found.bodies().stream().map(placement::apply).toList();
    return new ImageAnalysis(
        found.width(),
        found.height(),
        found.format(),
        faces,
        bodies,
        found.people() == null ? null : placement.apply(found.people()));
  }

  /** Attributes of somebody, made of several samples of the face. */
  Map<String, Object> aggregated(List<PersonView.Sample> samples, Set<Wanted> wanted) {
    EstimationRequest request =
        EstimationRequest.of(ImageType.FACE_WARP, wanted).withAggregation(true);
    List<InputImage> images =
        samples.stream()
            .map(sample -> InputImage.of("sample", new ImageSource.Encoded(sample.warp())))
            .toList();
    Findings found = await(estimation.estimate(null, images, request));
    AggregateView view = AggregateView.of(found.aggregate(), request);
    return view == null || view.face() == null ? Map.of() : view.face().attributes();
  }

  byte[] encode(View view, ImageRetainPolicy policy) {
    return await(
        vision.encode(
            view.picture(), policy.format(), policy.maxSizeOrDefault(), policy.qualityOrDefault()));
  }

  private static <T> T await(Uni<T> work) {
    return work.onFailure(OverloadedException.class)
        .retry()
        .withBackOff(SHORTLY, AT_MOST)
        .expireIn(PATIENCE.toMillis())
        .onFailure(f -> f.getCause() instanceof OverloadedException)
        .transform(Throwable::getCause)
        .await()
        .indefinitely();
  }
}
