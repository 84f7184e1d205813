package dev.perigee.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * What the sender tells of an event, beside the images.
 *
 * @param externalId at most 36 characters; null counts as empty
 * @param userData at most 128 characters; null counts as empty
 * @param source at most 128 characters, or null
 * @param streamId null when the event is of no stream
 * @param trackId at most 36 characters, or null
 * @param location null counts as unknown
 * @param tags at most 36 characters each; repeated ones are kept once, in their order
 * @param meta any JSON object, or null; not to be changed any more
 */
public record EventContext(
    String externalId,
    String userData,
    String source,
    UUID streamId,
    String trackId,
    Location location,
    List<String> tags,
    ObjectNode meta) {

  /** Nothing is told. */
  public static final EventContext NONE =
      new EventContext(null, null, null, null, null, null, List.of(), null);

  public EventContext {
    externalId = externalId == null ? "" : externalId;
    userData = userData == null ? "" : userData;
    location = location == null ? Location.UNKNOWN : location;
    tags = tags == null ? List.of() : tags.stream().distinct().toList();
  }
}
