package dev.perigee.estimation.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.estimation.internal.ImageAnalyser.Analysed;
import dev.perigee.estimation.internal.ImagesEstimations.Part;
import dev.perigee.estimation.internal.ImagesEstimations.Person;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.FaceDescriptor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Estimates on images and tells; stores nothing. */
@ApplicationScoped
class SdkEstimation {
  private final ImageAnalyser analyser;

  SdkEstimation(ImageAnalyser analyser) {
    this.analyser = analyser;
  }

  /** Estimates on every image what the query asks for. */
  Uni<ImagesEstimations> estimate(List<InputImage> images, SdkQuery query) {
    if (!query.looksForFaces()) {
      return Uni.createFrom().item(nothingAskedFor(images));
    }
    return analyser
        .analyse(images, query.options(), query.selection())
        .map(
            analysed ->
                new ImagesEstimations(
                    analysed.stream().map(image -> answer(image, query)).toList(), null));
  }

  /** Without a detector switched on nothing is looked for, and the images are not even read. */
  private static ImagesEstimations nothingAskedFor(List<InputImage> images) {
    return new ImagesEstimations(
        images.stream()
            .map(
                image ->
                    new ImagesEstimations.Image(
                        image.filename(), 1, ErrorBody.SUCCESS, List.of(), FilteredDetections.NONE))
            .toList(),
        null);
  }

  private static ImagesEstimations.Image answer(Analysed image, SdkQuery query) {
    return new ImagesEstimations.Image(
        image.filename(),
        image.status(),
        image.error(),
        image.faces().stream()
            .map(face -> new Person(new Part(detection(face, query)), null))
            .toList(),
        FilteredDetections.NONE);
  }

  private static FaceDetection detection(FaceAnalysis face, SdkQuery query) {
    return new FaceDetection(
        face.rect(),
        query.landmarks5() ? FaceDetection.pixels(face.landmarks5()) : null,
        query.landmarks68() ? FaceDetection.pixels(face.landmarks68()) : null,
        attributes(face.descriptor(), query.scoreThreshold()),
        face.warpJpeg());
  }

  private static FaceDetection.Attributes attributes(
      FaceDescriptor descriptor, double scoreThreshold) {
    if (descriptor == null || descriptor.score() < scoreThreshold) {
      return null;
    }
    byte[] sdk =
        DescriptorFormats.toSdk(new Descriptor(descriptor.version(), descriptor.components()));
    return new FaceDetection.Attributes(
        new FaceDetection.DescriptorEstimate(sdk, descriptor.score()));
  }
}
