package dev.perigee.face;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A face as the API shows it. Strings are never null.
 *
 * @param eventId event that created the face, or null
 * @param lists lists it is attached to, in order of attachment
 */
@RegisterForReflection // Targets writes it, no resource names it
public record Face(
    UUID faceId,
    UUID accountId,
    UUID eventId,
    String userData,
    Instant createTime,
    String externalId,
    String avatar,
    List<UUID> lists) {}
