package dev.perigee.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What is looked for in a photo, what is estimated, and which faces are left out. A null list does
 * not filter.
 *
 * @param multifacePolicy 0 several faces are an error of the photo, 1 all, 2 the best one
 * @param livenessStates codes that may stay: 0 spoof, 1 real, 2 unknown
 * @param deepfakeStates codes that may stay: 0 fake, 1 real
 * @param maskStates codes that may stay: 1 missing, 2 medical, 3 occluded
 * @param faceOcclusionStates areas of the face that must be free
 * @param yawThreshold greatest angle to either side, 0..180 degrees; the others likewise
 */
@RegisterForReflection
public record DetectPolicy(
    int multifacePolicy,
    @Switch boolean detectFace,
    @Switch boolean detectBody,
    @Switch boolean estimateHeadPose,
    @Switch boolean estimateEmotions,
    @Switch boolean estimateMask,
    @Switch boolean estimateGlasses,
    @Switch boolean estimateQuality,
    @Switch boolean estimateGaze,
    @Switch boolean estimateEyesAttributes,
    @Switch boolean estimateMouthAttributes,
    @Switch boolean estimateFaceOcclusion,
    @Switch boolean detectLandmarks68,
    @Switch boolean detectLandmarks5,
    @Switch boolean extractExif,
    LivenessEstimation estimateLiveness,
    List<Integer> livenessStates,
    DeepfakeEstimation estimateDeepfake,
    List<Integer> deepfakeStates,
    List<Integer> maskStates,
    List<String> faceOcclusionStates,
    int yawThreshold,
    int pitchThreshold,
    int rollThreshold,
    FaceQuality faceQuality,
    BodyAttributes bodyAttributes,
    PeopleCount estimatePeopleCount) {

  /**
   * @param livenessThreshold least score of a real face
   * @param qualityThreshold least quality of a photo that can be judged
   */
  @RegisterForReflection
  public record LivenessEstimation(
      @Switch boolean estimate, double livenessThreshold, double qualityThreshold) {}

  /**
   * @param realThreshold least score of a real face
   */
  @RegisterForReflection
  public record DeepfakeEstimation(@Switch boolean estimate, double realThreshold) {}

  /**
   * @param filter leaves out faces that fail one of the checks
   * @param checks by name, those that differ from the default
   */
  @RegisterForReflection
  public record FaceQuality(
      @Switch boolean estimate, @Switch boolean filter, Map<String, Check> checks) {}

  /**
   * @param threshold {@code {min, max}} or the list of good values; null for the default
   */
  @RegisterForReflection
  public record Check(@Switch boolean estimate, JsonNode threshold) {}

  /** What is estimated on bodies. */
  @RegisterForReflection
  public record BodyAttributes(
      @Switch boolean estimateUpperBody,
      @Switch boolean estimateLowerBody,
      @Switch boolean estimateAccessories,
      @Switch boolean estimateBasicAttributes) {}

  /** Whether people in the whole photo are counted. */
  @RegisterForReflection
  public record PeopleCount(@Switch boolean estimate, @Switch boolean peopleCoordinates) {}
}
