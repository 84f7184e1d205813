package dev.perigee.estimation.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.estimation.FaceView;
import dev.perigee.estimation.FilteredDetectionsView;
import dev.perigee.platform.error.ErrorBody;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answer of {@code POST /6/detector}: one entry per image, in the order of the request. */
public record DetectorAnswer(List<Image> images) {

  /**
   * @param status 1 processed, 0 refused for the reason in {@code error}
   * @param exif tags of the file; absent unless asked for
   */
  public record Image(
      String filename,
      int status,
      ErrorBody error,
      @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> exif,
      Detections detections) {}

  public record Detections(List<Sample> samples, FilteredDetectionsView filteredDetections) {}

  public record Sample(Face face) {}

  /**
   * @param url path of the stored sample
   */
  public record Face(UUID sampleId, String url, FaceView detection) {}
}
