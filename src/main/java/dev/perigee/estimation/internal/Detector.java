package dev.perigee.estimation.internal;

import dev.perigee.blob.Lifetime;
import dev.perigee.blob.SampleStore;
import dev.perigee.blob.SampleType;
import dev.perigee.estimation.internal.ImageAnalyser.Analysed;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Product;
import dev.perigee.vision.FaceAnalysis;
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
  private final ImageAnalyser analyser;
  private final SampleStore samples;

  Detector(ImageAnalyser analyser, SampleStore samples) {
    this.analyser = analyser;
    this.samples = samples;
  }

  /**
   * Detects in every image, then stores: when an image cannot even be tried nothing has been
   * stored, and when storing fails what was stored is taken back.
   *
   * @param accountId owner of the samples
   */
  Uni<DetectedImages> detect(
      UUID accountId, List<InputImage> images, AnalysisOptions options, FaceSelection selection) {
    return analyser
        .analyse(images, options.withWarp(true), selection)
        .chain(analysed -> store(accountId, analysed, options.wants(Product.LANDMARKS68)));
  }

  private Uni<DetectedImages> store(UUID accountId, List<Analysed> analysed, boolean landmarks68) {
    List<UUID> stored = new ArrayList<>();
    return inOrder(analysed, image -> store(accountId, image, landmarks68, stored))
        .map(DetectedImages::new)
        .onFailure()
        .call(() -> takeBack(accountId, stored));
  }

  private Uni<DetectedImages.Image> store(
      UUID accountId, Analysed image, boolean landmarks68, List<UUID> stored) {
    return inOrder(
            image.faces(),
            face ->
                samples
                    .put(accountId, SampleType.FACES, face.warpJpeg(), Lifetime.OF_BUCKET)
                    .invoke(stored::add)
                    .map(id -> sample(id, face, landmarks68)))
        .map(
            faces ->
                new DetectedImages.Image(
                    image.filename(),
                    image.status(),
                    image.error(),
                    new DetectedImages.Detections(faces, FilteredDetections.NONE)));
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

  private static DetectedImages.Sample sample(UUID id, FaceAnalysis face, boolean landmarks68) {
    FaceDetection detection =
        new FaceDetection(
            face.rect(),
            FaceDetection.pixels(face.landmarks5()),
            landmarks68 ? FaceDetection.pixels(face.landmarks68()) : null,
            null,
            null);
    return new DetectedImages.Sample(
        new DetectedImages.Face(id, SampleType.FACES.url(id), detection));
  }
}
