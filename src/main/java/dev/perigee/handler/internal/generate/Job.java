package dev.perigee.handler.internal.generate;

import dev.perigee.handler.Policies;
import java.time.Instant;
import java.util.UUID;

/**
 * For whom and how events are made.
 *
 * @param now time of the request
 * @param requestId goes along with what is told of the events
 */
record Job(UUID accountId, UUID handlerId, Policies policies, Instant now, String requestId) {}
