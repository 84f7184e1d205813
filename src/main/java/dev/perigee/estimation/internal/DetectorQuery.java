package dev.perigee.estimation.internal;

import dev.perigee.vision.AnalysisOptions;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;

/** Query of {@code POST /6/detector}; flags are 0 or 1. */
public record DetectorQuery(
    @RestQuery("multiface_policy") @DefaultValue("1") int multifacePolicy,
    @RestQuery("detect_landmarks68") @DefaultValue("0") int detectLandmarks68,
    @RestQuery("warped_image") @DefaultValue("0") int warpedImage,
    @RestQuery("use_exif_info") @DefaultValue("1") int useExifInfo) {

  FaceSelection selection() {
    return FaceSelection.of(multifacePolicy);
  }

  AnalysisOptions options() {
    boolean isWarp = warpedImage == 1;
    return (isWarp ? AnalysisOptions.WARP : AnalysisOptions.DETECT)
        .withExif(useExifInfo == 1)
        .withLandmarks68(detectLandmarks68 == 1 && !isWarp);
  }
}
