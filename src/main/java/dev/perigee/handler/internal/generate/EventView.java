package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.estimation.FaceQualityView;
import dev.perigee.event.Location;
import dev.perigee.vision.Quality;
import dev.perigee.vision.Rect;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An event as the answer to its generation, web sockets and callbacks show it.
 *
 * @param url null when the event is not stored
 * @param faceAttributes null when nothing was extracted; bodyAttributes likewise
 * @param face null when no face was made
 */
@RegisterForReflection
record EventView(
    UUID eventId,
    String url,
    String externalId,
    String userData,
    String source,
    UUID streamId,
    String trackId,
    List<String> tags,
    ObjectNode meta,
    Location location,
    List<Detection> detections,
    FaceAttributes faceAttributes,
    BodyAttributes bodyAttributes,
    Aggregates aggregateEstimations,
    List<Matches> matches,
    Face face) {

  /** One image of the event. */
  @RegisterForReflection
  record Detection(
      String filename, Samples samples, Instant detectTime, Double detectTs, String imageOrigin) {}

  /** Null what is not in the image. */
  @RegisterForReflection
  record Samples(FaceSample face, BodySample body) {}

  /**
   * @param sampleId null when the sample is not stored, as is url
   */
  @RegisterForReflection
  record FaceSample(UUID sampleId, String url, FaceDetection detection) {}

  /** Null what was not asked for. */
  @RegisterForReflection
  record FaceDetection(
      Rect rect,
      List<int[]> landmarks5,
      List<int[]> landmarks68,
      Quality quality,
      Map<String, Object> attributes,
      FaceQualityView faceQuality) {}

  /** As {@link FaceSample}. */
  @RegisterForReflection
  record BodySample(UUID sampleId, String url, BodyDetection detection) {}

  @RegisterForReflection
  record BodyDetection(Rect rect, Map<String, Object> attributes) {}

  /**
   * @param attributeId null when the attribute is not stored, as is url
   * @param score of the descriptor, null when there is none
   */
  @RegisterForReflection
  record FaceAttributes(
      UUID attributeId, String url, Float score, Object basicAttributes, List<UUID> samples) {}

  @RegisterForReflection
  record BodyAttributes(Float score, List<UUID> samples) {}

  /** Null what was not aggregated. */
  @RegisterForReflection
  record Aggregates(Aggregated face, Aggregated body) {}

  @RegisterForReflection
  record Aggregated(Map<String, Object> attributes) {}

  /** What a match policy found, best first. */
  @RegisterForReflection
  record Matches(String label, List<? extends JsonNode> candidates) {}

  /** The face that was made of the event. */
  @RegisterForReflection
  record Face(
      UUID faceId,
      String url,
      String externalId,
      String userData,
      String avatar,
      UUID eventId,
      List<UUID> lists) {}
}
