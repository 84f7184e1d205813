package dev.perigee.estimation.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.FaceVision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs the images of a request through the vision pipeline; a broken one fails alone. */
@ApplicationScoped
class ImageAnalyser {
  /** Images of one request that are under way at once; the others wait their turn. */
  private static final int CONCURRENT = 4;

  private final FaceVision vision;

  ImageAnalyser(FaceVision vision) {
    this.vision = vision;
  }

  /**
   * An image with what was found, or with why it was refused.
   *
   * @param error {@link ErrorBody#SUCCESS} when the image was processed
   * @param faces empty when it was not
   */
  record Analysed(String filename, ErrorBody error, List<FaceAnalysis> faces) {

    /** 1 processed, 0 refused. */
    int status() {
      return error.errorCode() == 0 ? 1 : 0;
    }
  }

  /**
   * Analyses all images.
   *
   * @return one element per image, in order; fails only for reasons that are not an image's own (a
   *     full queue)
   */
  Uni<List<Analysed>> analyse(
      List<InputImage> images, AnalysisOptions options, FaceSelection selection) {
    List<Uni<Analysed>> each =
        images.stream().map(image -> analyse(image, options, selection)).toList();
    return Uni.join().all(each).usingConcurrencyOf(CONCURRENT).andFailFast();
  }

  private Uni<Analysed> analyse(
      InputImage image, AnalysisOptions options, FaceSelection selection) {
    return Uni.createFrom()
        .deferred(() -> vision.analyse(encoded(image), options))
        .map(
            found ->
                new Analysed(image.filename(), ErrorBody.SUCCESS, selection.select(found.faces())))
        .onFailure(ApiException.class)
        .recoverWithItem(
            failure -> new Analysed(image.filename(), ((ApiException) failure).body(), List.of()));
  }

  private static byte[] encoded(InputImage image) {
    try {
      return image.encoded();
    } catch (IllegalArgumentException notBase64) {
      throw ApiException.of(ErrorCode.IMAGE_NOT_CONVERTED, "image");
    }
  }
}
