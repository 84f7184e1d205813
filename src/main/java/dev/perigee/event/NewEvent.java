package dev.perigee.event;

import dev.perigee.descriptor.Descriptor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An event to be stored and sent to subscribers.
 *
 * @param eventId of {@link EventIds#of} for the creation time; null to have one made
 * @param handlerId handler that made it, or null
 * @param createTime may lie anywhere; kept to the microsecond
 * @param endTime null counts as the creation time
 * @param context what the sender told
 * @param faceDetections one per image with a face
 * @param bodyDetections one per image with a body
 * @param face estimates of the face, over all images
 * @param body estimates of the body, over all images
 * @param matches in the order of the match policies
 * @param faceId face created from the event or told by the sender, or null
 * @param attachResult lists that face was attached to
 * @param descriptors of face and body, at most one per version; they make the event a candidate
 */
public record NewEvent(
    UUID eventId,
    UUID handlerId,
    Instant createTime,
    Instant endTime,
    EventContext context,
    List<EventDetection> faceDetections,
    List<EventDetection> bodyDetections,
    FaceEstimates face,
    BodyEstimates body,
    List<MatchResult> matches,
    UUID faceId,
    List<UUID> attachResult,
    List<Descriptor> descriptors) {

  public NewEvent {
    Objects.requireNonNull(createTime);
    eventId = eventId == null ? EventIds.of(createTime) : eventId;
    long millis = EventIds.millis(eventId);
    if (millis >= 0 && millis != createTime.toEpochMilli()) {
      throw new IllegalArgumentException("the id of the event is of another creation time");
    }
    endTime = endTime == null ? createTime : endTime;
    context = context == null ? EventContext.NONE : context;
    faceDetections = List.copyOf(faceDetections);
    bodyDetections = List.copyOf(bodyDetections);
    face = face == null ? FaceEstimates.NONE : face;
    body = body == null ? BodyEstimates.NONE : body;
    matches = List.copyOf(matches);
    attachResult = List.copyOf(attachResult);
    descriptors = List.copyOf(descriptors);
  }

  /** An event of which nothing is known but when and where it came from. */
  public static NewEvent of(UUID handlerId, Instant createTime, EventContext context) {
    return new NewEvent(
        null,
        handlerId,
        createTime,
        null,
        context,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of());
  }

  /** The best candidate of all results, null when there is none; of equal ones the first. */
  public TopMatch topMatch() {
    TopMatch best = null;
    for (MatchResult result : matches) {
      for (MatchResult.Candidate candidate : result.candidates()) {
        if (best == null || candidate.similarity() > best.candidate().similarity()) {
          best = new TopMatch(result.label(), candidate);
        }
      }
    }
    return best;
  }

  /**
   * The best candidate of an event.
   *
   * @param label of the match policy that found it
   */
  public record TopMatch(String label, MatchResult.Candidate candidate) {}
}
