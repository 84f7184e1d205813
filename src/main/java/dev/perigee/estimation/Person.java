package dev.perigee.estimation;

/**
 * One person of an image.
 *
 * @param face null when none was found or it was filtered
 * @param body null when none was found or bodies were not looked for
 */
public record Person(FaceFinding face, BodyFinding body) {}
