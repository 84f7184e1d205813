package dev.perigee.event;

/**
 * What is estimated of the face of an event, in the coded form that filters use. Null: not
 * estimated.
 *
 * @param gender 0 female, 1 male
 * @param age full years, 0..100
 * @param emotion the strongest: 1 anger, 2 disgust, 3 fear, 4 happiness, 5 neutral, 6 sadness, 7
 *     surprise
 * @param mask 1 missing, 2 medical mask, 3 occluded
 * @param ethnicGroup 1 African American, 2 Indian, 3 Asian, 4 Caucasian
 * @param liveness 0 spoof, 1 real, 2 unknown
 * @param deepfake 0 fake, 1 real
 */
public record FaceEstimates(
    Integer gender,
    Integer age,
    Integer emotion,
    Integer mask,
    Integer ethnicGroup,
    Integer liveness,
    Integer deepfake) {

  /** Nothing is estimated. */
  public static final FaceEstimates NONE =
      new FaceEstimates(null, null, null, null, null, null, null);
}
