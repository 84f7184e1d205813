package dev.perigee.estimation.internal;

import dev.perigee.platform.error.ErrorBody;
import java.util.List;
import java.util.UUID;

/** Answer of {@code POST /6/detector}: one entry per image, in the order of the request. */
public record DetectedImages(List<Image> images) {

  /**
   * @param status 1 processed, 0 refused for the reason in {@code error}
   */
  public record Image(String filename, int status, ErrorBody error, Detections detections) {}

  public record Detections(List<Sample> samples, FilteredDetections filteredDetections) {
    static final Detections NONE = new Detections(List.of(), FilteredDetections.NONE);
  }

  public record Sample(Face face) {}

  /**
   * @param url path of the stored sample
   */
  public record Face(UUID sampleId, String url, FaceDetection detection) {}
}
