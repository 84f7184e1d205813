package dev.perigee.estimation;

import java.util.List;

/**
 * The answer to an {@link EstimationRequest}.
 *
 * @param images in the order of the request
 * @param aggregate of all images; null unless wanted
 */
public record Findings(List<ImageFindings> images, Aggregate aggregate) {
  public Findings {
    images = List.copyOf(images);
  }

  /** All persons of all images. */
  public List<Person> persons() {
    return images.stream().flatMap(image -> image.persons().stream()).toList();
  }
}
