package dev.perigee.estimation.internal;

import dev.perigee.estimation.DetectionFilters;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.MultifacePolicy;
import dev.perigee.estimation.Wanted;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** Query of {@code POST /6/sdk}; flags are 0 or 1. */
public record SdkQuery(
    @RestQuery("image_type") @DefaultValue("0") int imageType,
    @RestQuery("multiface_policy") @DefaultValue("1") int multifacePolicy,
    @RestQuery("detect_face") @DefaultValue("0") int detectFace,
    @RestQuery("detect_body") @DefaultValue("0") int detectBody,
    @RestQuery("estimate_people_count") @DefaultValue("0") int peopleCount,
    @RestQuery("people_count_coordinates") @DefaultValue("1") int peopleCoordinates,
    @RestQuery("estimate_head_pose") @DefaultValue("0") int headPose,
    @RestQuery("estimate_emotions") @DefaultValue("0") int emotions,
    @RestQuery("estimate_mask") @DefaultValue("0") int mask,
    @RestQuery("estimate_glasses") @DefaultValue("0") int glasses,
    @RestQuery("estimate_liveness") @DefaultValue("0") int liveness,
    @RestQuery("estimate_deepfake") @DefaultValue("0") int deepfake,
    @RestQuery("estimate_landmarks68") @DefaultValue("0") int landmarks68,
    @RestQuery("estimate_landmarks5") @DefaultValue("0") int landmarks5,
    @RestQuery("estimate_quality") @DefaultValue("0") int quality,
    @RestQuery("estimate_gaze") @DefaultValue("0") int gaze,
    @RestQuery("estimate_eyes_attributes") @DefaultValue("0") int eyes,
    @RestQuery("estimate_mouth_attributes") @DefaultValue("0") int mouth,
    @RestQuery("estimate_face_descriptor") @DefaultValue("1") int faceDescriptor,
    @RestQuery("estimate_basic_attributes") @DefaultValue("0") int basicAttributes,
    @RestQuery("estimate_face_occlusion") @DefaultValue("0") int faceOcclusion,
    @RestQuery("estimate_face_warp") @DefaultValue("0") int faceWarp,
    @RestQuery("estimate_body_descriptor") @DefaultValue("1") int bodyDescriptor,
    @RestQuery("estimate_upper_body") @DefaultValue("0") int upperBody,
    @RestQuery("estimate_lower_body") @DefaultValue("0") int lowerBody,
    @RestQuery("estimate_accessories") @DefaultValue("0") int accessories,
    @RestQuery("estimate_body_basic_attributes") @DefaultValue("0") int bodyBasicAttributes,
    @RestQuery("estimate_body_warp") @DefaultValue("0") int bodyWarp,
    @RestQuery("aggregate_attributes") @DefaultValue("0") int aggregate,
    @RestQuery("score_threshold") @DefaultValue("0") double scoreThreshold,
    @RestQuery("use_exif_info") @DefaultValue("1") int useExifInfo,
    @RestQuery("extract_exif") @DefaultValue("0") int extractExif,
    @BeanParam AngleQuery angles,
    @BeanParam StatesQuery states) {

  EstimationRequest request() {
    DetectionFilters filters =
        new DetectionFilters(
            angles.yaw(),
            angles.pitch(),
            angles.roll(),
            states.masks(),
            states.liveness(),
            states.deepfake(),
            states.freeAreas(),
            scoreThreshold);
    return EstimationRequest.of(ImageType.of(imageType), wanted())
        .withMultiface(MultifacePolicy.of(multifacePolicy))
        .withExif(useExifInfo == 1)
        .withFilters(filters)
        .withAggregation(aggregate == 1);
  }

  private Set<Wanted> wanted() {
    return new WantedFlags()
        .add(detectFace, Wanted.FACES)
        .add(detectBody, Wanted.BODIES)
        .add(peopleCount, Wanted.PEOPLE_COUNT)
        .add(peopleCoordinates, Wanted.PEOPLE_COORDINATES)
        .add(headPose, Wanted.HEAD_POSE)
        .add(emotions, Wanted.EMOTIONS)
        .add(mask, Wanted.MASK)
        .add(glasses, Wanted.GLASSES)
        .add(liveness, Wanted.LIVENESS)
        .add(deepfake, Wanted.DEEPFAKE)
        .add(landmarks68, Wanted.LANDMARKS68)
        .add(landmarks5, Wanted.LANDMARKS5)
        .add(quality, Wanted.QUALITY)
        .add(gaze, Wanted.GAZE)
        .add(eyes, Wanted.EYES)
        .add(mouth, Wanted.MOUTH)
        .add(faceDescriptor, Wanted.FACE_DESCRIPTOR)
        .add(basicAttributes, Wanted.FACE_BASIC_ATTRIBUTES)
        .add(faceOcclusion, Wanted.FACE_OCCLUSION)
        .add(faceWarp, Wanted.FACE_WARP)
        .add(bodyDescriptor, Wanted.BODY_DESCRIPTOR)
        .add(upperBody, Wanted.UPPER_BODY)
        .add(lowerBody, Wanted.LOWER_BODY)
        .add(accessories, Wanted.ACCESSORIES)
        .add(bodyBasicAttributes, Wanted.BODY_BASIC_ATTRIBUTES)
        .add(bodyWarp, Wanted.BODY_WARP)
        .add(extractExif, Wanted.EXIF)
        .wanted();
  }
}
