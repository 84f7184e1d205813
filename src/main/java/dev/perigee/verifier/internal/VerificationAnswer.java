package dev.perigee.verifier.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.estimation.FaceView;
import dev.perigee.estimation.FilteredDetectionsView;
import dev.perigee.platform.error.ErrorBody;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answer of a verification: one entry per image, in the order of the request. */
public record VerificationAnswer(List<Image> images) {

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

  public record Detections(List<Face> faceDetections, FilteredDetectionsView filteredDetections) {}

  /**
   * One face of an image, or a given descriptor.
   *
   * @param sample absent for a descriptor
   * @param faceAttributes null when nothing was extracted that is good enough
   * @param verifications most similar first; each has {@code face}, {@code event} or {@code
   *     attribute}, {@code similarity} and {@code status}
   */
  public record Face(
      @JsonInclude(JsonInclude.Include.NON_NULL) Sample sample,
      Attributes faceAttributes,
      List<ObjectNode> verifications) {}

  /**
   * @param sampleId null when it is not stored, as is url
   */
  public record Sample(UUID sampleId, String url, FaceView detection) {}

  /**
   * @param attributeId null when it is not stored, as is url
   * @param score of the descriptor, 0..1
   * @param samples that the descriptor was extracted from
   * @param basicAttributes null unless asked for
   */
  public record Attributes(
      UUID attributeId, String url, float score, List<UUID> samples, Object basicAttributes) {}
}
