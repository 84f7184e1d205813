package dev.perigee.estimation.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.estimation.AggregateView;
import dev.perigee.estimation.BodyView;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceView;
import dev.perigee.estimation.FilteredDetectionsView;
import dev.perigee.estimation.Findings;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.PeopleView;
import dev.perigee.platform.error.ErrorBody;
import java.util.List;
import java.util.Map;

/**
 * Answer of {@code POST /6/sdk}: one entry per image, in the order of the request.
 *
 * @param aggregateEstimations what was aggregated over all images, null when nothing was
 */
public record SdkAnswer(List<Image> imagesEstimations, AggregateView aggregateEstimations) {

  /**
   * @param status 1 processed, 0 refused for the reason in {@code error}
   * @param exif tags of the file; absent unless asked for
   * @param estimations one per person
   * @param imageEstimations absent unless asked for
   */
  public record Image(
      String filename,
      int status,
      ErrorBody error,
      @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> exif,
      List<Person> estimations,
      @JsonInclude(JsonInclude.Include.NON_NULL) WholeImage imageEstimations,
      FilteredDetectionsView filteredDetections) {}

  public record WholeImage(PeopleView people) {}

  /** Face and body of one person; null what was not found or not looked for. */
  public record Person(Face face, Body body) {}

  public record Face(FaceView detection) {}

  public record Body(BodyView detection) {}

  static SdkAnswer of(Findings findings, EstimationRequest request) {
    return new SdkAnswer(
        findings.images().stream().map(SdkAnswer::image).toList(),
        AggregateView.of(findings.aggregate(), request));
  }

  private static Image image(ImageFindings found) {
    return new Image(
        found.filename(),
        found.status(),
        found.error(),
        found.exif(),
        found.persons().stream().map(SdkAnswer::person).toList(),
        found.people() == null ? null : new WholeImage(found.people()),
        FilteredDetectionsView.of(List.of(found), true));
  }

  private static Person person(dev.perigee.estimation.Person seen) {
    return new Person(
        seen.face() == null ? null : new Face(seen.face().detection()),
        seen.body() == null ? null : new Body(seen.body().detection()));
  }
}
