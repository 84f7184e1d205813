package dev.perigee.estimation.internal;

import dev.perigee.platform.error.ErrorBody;
import java.util.List;

/**
 * Answer of {@code POST /6/sdk}: one entry per image, in the order of the request.
 *
 * @param aggregateEstimations what was aggregated over all images, null when nothing was
 */
public record ImagesEstimations(List<Image> imagesEstimations, Person aggregateEstimations) {

  /**
   * @param status 1 processed, 0 refused for the reason in {@code error}
   * @param estimations one per person
   */
  public record Image(
      String filename,
      int status,
      ErrorBody error,
      List<Person> estimations,
      FilteredDetections filteredDetections) {}

  /** Face and body of one person; null what was not found or not looked for. */
  public record Person(Part face, Part body) {}

  public record Part(FaceDetection detection) {}
}
