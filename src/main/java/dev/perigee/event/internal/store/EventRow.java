package dev.perigee.event.internal.store;

import dev.perigee.descriptor.Descriptor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event ready to be inserted.
 *
 * @param json object with the columns of the table {@code event}
 */
record EventRow(
    UUID eventId, UUID accountId, Instant createTime, String json, List<Descriptor> descriptors) {}
