package dev.perigee.estimation;

import dev.perigee.vision.Estimates;

/**
 * One estimation of all images of one person: descriptors are averaged and normalised, scores and
 * ages averaged, the words follow from the averaged scores, colours by the number of images.
 *
 * @param face null when no image has a face
 * @param body null when no image has a body
 */
public record Aggregate(Part face, Part body) {

  /**
   * @param descriptor null unless wanted and good enough
   * @param estimates those that can be aggregated
   */
  public record Part(ScoredDescriptor descriptor, Estimates estimates) {}
}
