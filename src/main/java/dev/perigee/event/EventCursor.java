package dev.perigee.event;

import java.time.Instant;
import java.util.UUID;

/** Place of an event in the order of a list: the next page begins after it. */
public record EventCursor(Instant createTime, UUID eventId) {}
