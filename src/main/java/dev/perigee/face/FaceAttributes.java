package dev.perigee.face;

import java.time.Instant;
import java.util.UUID;

/** The attribute attached to a face. */
public record FaceAttributes(UUID faceId, Instant createTime, AttributeData data) {}
