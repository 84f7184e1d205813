package dev.perigee.event.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A general event on its way to subscribers.
 *
 * @param accountId whose subscribers get it
 * @param endTime may be null
 * @param event the user's own object; not to be changed any more
 */
public record GeneralEventMessage(
    UUID accountId, String eventType, Instant createTime, Instant endTime, JsonNode event) {}
