package dev.perigee.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * An event of a form of the user's own, to be stored and sent to subscribers.
 *
 * @param eventId of {@link EventIds#of} for the creation time; null to have one made
 * @param eventType at most 36 characters
 * @param endTime may be null
 * @param streamId may be null
 * @param trackId at most 36 characters, or null
 * @param location null counts as unknown
 * @param event any JSON object; not to be changed any more
 */
public record NewGeneralEvent(
    UUID eventId,
    String eventType,
    Instant createTime,
    Instant endTime,
    UUID streamId,
    String trackId,
    Location location,
    ObjectNode event) {

  public NewGeneralEvent {
    Objects.requireNonNull(eventType);
    Objects.requireNonNull(createTime);
    Objects.requireNonNull(event);
    eventId = eventId == null ? EventIds.of(createTime) : eventId;
    location = location == null ? Location.UNKNOWN : location;
  }
}
