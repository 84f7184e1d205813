package dev.perigee.estimation.internal;

import dev.perigee.estimation.DetectionFilters;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceChecks;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.MultifacePolicy;
import dev.perigee.estimation.Wanted;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** Query of {@code POST /6/detector}; flags are 0 or 1. */
public record DetectorQuery(
    @RestQuery("multiface_policy") @DefaultValue("1") int multifacePolicy,
    @RestQuery("estimate_head_pose") @DefaultValue("0") int headPose,
    @RestQuery("estimate_emotions") @DefaultValue("0") int emotions,
    @RestQuery("estimate_mask") @DefaultValue("0") int mask,
    @RestQuery("detect_landmarks68") @DefaultValue("0") int landmarks68,
    @RestQuery("extract_exif") @DefaultValue("0") int extractExif,
    @RestQuery("estimate_quality") @DefaultValue("0") int quality,
    @RestQuery("estimate_gaze") @DefaultValue("0") int gaze,
    @RestQuery("estimate_eyes_attributes") @DefaultValue("0") int eyes,
    @RestQuery("estimate_mouth_attributes") @DefaultValue("0") int mouth,
    @RestQuery("warped_image") @DefaultValue("0") int warpedImage,
    @RestQuery("use_exif_info") @DefaultValue("1") int useExifInfo,
    @RestQuery("estimate_face_quality") @DefaultValue("0") int faceQuality,
    @BeanParam AngleQuery angles) {

  /**
   * @param checks those of the installation
   */
  EstimationRequest request(FaceChecks checks) {
    Set<Wanted> wanted =
        new WantedFlags()
            .add(1, Wanted.FACES, Wanted.LANDMARKS5, Wanted.FACE_SAMPLE)
            .add(headPose, Wanted.HEAD_POSE)
            .add(emotions, Wanted.EMOTIONS)
            .add(mask, Wanted.MASK)
            .add(landmarks68, Wanted.LANDMARKS68)
            .add(extractExif, Wanted.EXIF)
            .add(quality, Wanted.QUALITY)
            .add(gaze, Wanted.GAZE)
            .add(eyes, Wanted.EYES)
            .add(mouth, Wanted.MOUTH)
            .wanted();
    return EstimationRequest.of(warpedImage == 1 ? ImageType.FACE_WARP : ImageType.PHOTO, wanted)
        .withMultiface(MultifacePolicy.of(multifacePolicy))
        .withExif(useExifInfo == 1)
        .withFilters(DetectionFilters.NONE.withAngles(angles.yaw(), angles.pitch(), angles.roll()))
        .withChecks(faceQuality == 1 ? checks : FaceChecks.NONE, false);
  }
}
