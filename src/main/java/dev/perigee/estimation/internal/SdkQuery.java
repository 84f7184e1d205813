package dev.perigee.estimation.internal;

import dev.perigee.vision.AnalysisOptions;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;

/** Query of {@code POST /6/sdk}; flags are 0 or 1. */
public record SdkQuery(
    @RestQuery("image_type") @DefaultValue("0") int imageType,
    @RestQuery("multiface_policy") @DefaultValue("1") int multifacePolicy,
    @RestQuery("detect_face") @DefaultValue("0") int detectFace,
    @RestQuery("estimate_landmarks68") @DefaultValue("0") int estimateLandmarks68,
    @RestQuery("estimate_landmarks5") @DefaultValue("0") int estimateLandmarks5,
    @RestQuery("estimate_face_descriptor") @DefaultValue("1") int estimateFaceDescriptor,
    @RestQuery("estimate_face_warp") @DefaultValue("0") int estimateFaceWarp,
    @RestQuery("score_threshold") @DefaultValue("0") double scoreThreshold,
    @RestQuery("use_exif_info") @DefaultValue("1") int useExifInfo) {

  private static final int FACE_WARP = 1;

  /** A photo is searched only when asked; a sample is a face by itself. */
  boolean looksForFaces() {
    return detectFace == 1 || isWarp();
  }

  boolean landmarks5() {
    return estimateLandmarks5 == 1 && !isWarp();
  }

  boolean landmarks68() {
    return estimateLandmarks68 == 1 && !isWarp();
  }

  FaceSelection selection() {
    return FaceSelection.of(multifacePolicy);
  }

  AnalysisOptions options() {
    return (isWarp() ? AnalysisOptions.WARP : AnalysisOptions.DETECT)
        .withExif(useExifInfo == 1)
        .withLandmarks68(landmarks68())
        .withDescriptor(estimateFaceDescriptor == 1)
        .withWarp(estimateFaceWarp == 1);
  }

  private boolean isWarp() {
    return imageType == FACE_WARP;
  }
}
