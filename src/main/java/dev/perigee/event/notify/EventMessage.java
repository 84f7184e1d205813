package dev.perigee.event.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.event.NewEvent;
import java.util.UUID;

/**
 * An event on its way to subscribers.
 *
 * @param accountId whose subscribers get it
 * @param event what their filters look at
 * @param shown the event as the answer of its generation shows it; not to be changed any more
 * @param requestId of the request that made it
 */
public record EventMessage(UUID accountId, NewEvent event, JsonNode shown, String requestId) {}
