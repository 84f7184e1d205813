package dev.perigee.estimation.internal;

import dev.perigee.blob.Lifetime;
import dev.perigee.blob.SampleStore;
import dev.perigee.blob.SampleType;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.FilteredDetectionsView;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.InputImage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Finds faces and keeps a sample of each. */
@ApplicationScoped
class Detector {
  private final EstimationService estimation;
  private final SampleStore samples;

  Detector(EstimationService estimation, SampleStore samples) {
    this.estimation = estimation;
    this.samples = samples;
  }

  /**
   * Detects in every image, then stores: when an image cannot even be tried nothing has been
   * stored, and when storing fails what was stored is taken back.
   *
   * @param accountId owner of the samples
   */
  Uni<DetectorAnswer> detect(UUID accountId, List<InputImage> images, EstimationRequest request) {
    return estimation
        .estimate(accountId, images, request)
        .chain(findings -> store(accountId, findings.images()));
  }

  private Uni<DetectorAnswer> store(UUID accountId, List<ImageFindings> found) {
    List<UUID> stored = new ArrayList<>();
    return inOrder(found, image -> store(accountId, image, stored))
        .map(DetectorAnswer::new)
        .onFailure()
        .call(() -> takeBack(accountId, stored));
  }

  private Uni<DetectorAnswer.Image> store(UUID accountId, ImageFindings image, List<UUID> stored) {
    return inOrder(
            image.faces(),
            face ->
                samples
                    .put(accountId, SampleType.FACES, face.sample(), Lifetime.OF_BUCKET)
                    .invoke(stored::add)
                    .map(id -> sample(id, face)))
        .map(
            faces ->
                new DetectorAnswer.Image(
                    image.filename(),
                    image.status(),
                    image.error(),
                    image.exif(),
                    new DetectorAnswer.Detections(
                        faces, FilteredDetectionsView.of(List.of(image), false))));
  }

  private static <T, R> Uni<List<R>> inOrder(List<T> items, Function<T, Uni<R>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(work::apply)
        .collect()
        .asList();
  }

  private Uni<Void> takeBack(UUID accountId, List<UUID> stored) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (UUID id : stored) {
      all =
          all.chain(() -> samples.delete(accountId, SampleType.FACES, id))
              .replaceWithVoid()
              .onFailure()
              .recoverWithNull();
    }
    return all;
  }

  private static DetectorAnswer.Sample sample(UUID id, FaceFinding face) {
    return new DetectorAnswer.Sample(
        new DetectorAnswer.Face(id, SampleType.FACES.url(id), face.detection()));
  }
}
