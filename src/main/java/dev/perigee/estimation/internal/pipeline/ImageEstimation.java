package dev.perigee.estimation.internal.pipeline;

import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.PeopleView;
import dev.perigee.estimation.Person;
import dev.perigee.estimation.ScoredDescriptor;
import dev.perigee.estimation.Wanted;
import dev.perigee.platform.error.ApiException;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.exif.Exif;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One image: get it, analyse it, choose persons, shape what is told of them. */
@ApplicationScoped
public class ImageEstimation {
  private final FaceVision vision;
  private final ImageBytes bytes;
  private final FaceJudge judge;

  ImageEstimation(FaceVision vision, ImageBytes bytes, FaceJudge judge) {
    this.vision = vision;
    this.bytes = bytes;
    this.judge = judge;
  }

  /**
   * @return what was found, or why the image could not be processed; fails only for reasons that
   *     are not its own
   */
  public Uni<ImageFindings> estimate(UUID accountId, InputImage image, EstimationRequest request) {
    if (image.source() instanceof ImageSource.Vector given) {
      return Uni.createFrom().item(findings(image, given));
    }
    return Uni.createFrom()
        .deferred(() -> bytes.of(accountId, request.imageType(), image))
        .chain(
            encoded ->
                vision
                    .analyse(encoded, VisionOptions.of(request, image))
                    .map(seen -> findings(image, encoded, seen, request)))
        .onFailure(ApiException.class)
        .recoverWithItem(failure -> ImageFindings.failed(image, (ApiException) failure));
  }

  private static ImageFindings findings(InputImage image, ImageSource.Vector given) {
    FaceFinding face = FaceFinding.of(new ScoredDescriptor(given.descriptor(), 1));
    return new ImageFindings(
        image, null, null, null, null, List.of(new Person(face, null)), List.of(), null);
  }

  private ImageFindings findings(
      InputImage image, byte[] encoded, ImageAnalysis seen, EstimationRequest request) {
    Persons persons = Persons.of(seen, image, encoded.length, request, judge);
    Map<String, Object> exif = request.wants(Wanted.EXIF) ? Exif.read(encoded) : null;
    PeopleView people =
        seen.people() == null
            ? null
            : PeopleView.of(seen.people(), request.wants(Wanted.PEOPLE_COORDINATES));
    return new ImageFindings(
        image, null, exif, seen.format(), encoded, persons.kept(), persons.filtered(), people);
  }
}
