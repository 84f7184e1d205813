package dev.perigee.face;

import java.time.Instant;
import java.util.UUID;

/** A list as the API shows it. */
public record FaceList(
    UUID listId, String userData, UUID accountId, Instant createTime, Instant lastUpdateTime) {}
