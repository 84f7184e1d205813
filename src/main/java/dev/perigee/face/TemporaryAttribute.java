package dev.perigee.face;

import java.time.Instant;
import java.util.UUID;

/** A stored attribute that lives until its time is up. */
public record TemporaryAttribute(
    UUID attributeId, UUID accountId, Instant createTime, AttributeData data) {}
