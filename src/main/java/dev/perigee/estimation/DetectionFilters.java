package dev.perigee.estimation;

import dev.perigee.vision.Estimation;
import dev.perigee.vision.Liveness;
import java.util.HashSet;
import java.util.Set;

/**
 * Which faces are kept. A face of which a needed estimation cannot be made is not; but angles are
 * never asked of warps, which are turned upright.
 *
 * @param yaw largest angle to either side, degrees, 0..180; 180 lets everything pass and 0 nothing
 * @param pitch the same up and down
 * @param roll the same of the tilt
 * @param masks {@code missing, medical_mask, occluded}: those that pass, empty for all
 * @param liveness predictions that pass, empty for all
 * @param deepfake {@code real, fake}: those that pass, empty for all
 * @param freeAreas parts of the face that must not be occluded
 * @param score least quality of a descriptor, 0..1. A face below is kept, but without descriptor
 *     and basic attributes.
 */
public record DetectionFilters(
    int yaw,
    int pitch,
    int roll,
    Set<String> masks,
    Set<Liveness.Prediction> liveness,
    Set<String> deepfake,
    Set<FaceArea> freeAreas,
    double score) {

  /** An angle that means no limit. */
  public static final int ANY_ANGLE = 180;

  /** Nothing is filtered. */
  public static final DetectionFilters NONE =
      new DetectionFilters(
          ANY_ANGLE, ANY_ANGLE, ANY_ANGLE, Set.of(), Set.of(), Set.of(), Set.of(), 0);

  public DetectionFilters {
    masks = Set.copyOf(masks);
    liveness = Set.copyOf(liveness);
    deepfake = Set.copyOf(deepfake);
    freeAreas = Set.copyOf(freeAreas);
  }

  public DetectionFilters withScore(double least) {
    return new DetectionFilters(yaw, pitch, roll, masks, liveness, deepfake, freeAreas, least);
  }

  public DetectionFilters withAngles(int largestYaw, int largestPitch, int largestRoll) {
    return new DetectionFilters(
        largestYaw, largestPitch, largestRoll, masks, liveness, deepfake, freeAreas, score);
  }

  /** Whether any angle matters. */
  public boolean limitsAngles() {
    return yaw < ANY_ANGLE || pitch < ANY_ANGLE || roll < ANY_ANGLE;
  }

  /** What has to be estimated to decide. */
  public Set<Estimation<?>> needed() {
    Set<Estimation<?>> needed = new HashSet<>();
    if (limitsAngles()) {
      needed.add(Estimation.HEAD_POSE);
    }
    if (!masks.isEmpty()) {
      needed.add(Estimation.MASK);
    }
    if (!liveness.isEmpty()) {
      needed.add(Estimation.LIVENESS);
    }
    if (!deepfake.isEmpty()) {
      needed.add(Estimation.DEEPFAKE);
    }
    if (!freeAreas.isEmpty()) {
      needed.add(Estimation.FACE_OCCLUSION);
    }
    return needed;
  }
}
