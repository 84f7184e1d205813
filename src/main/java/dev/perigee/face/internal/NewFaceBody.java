package dev.perigee.face.internal;

import dev.perigee.face.Faces.NewFace;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Body of {@code POST /6/faces}; absent fields are null. */
public record NewFaceBody(
    AttributeBody attribute,
    String externalId,
    String userData,
    String avatar,
    UUID eventId,
    List<UUID> lists) {

  /** What an absent body says. */
  static final NewFaceBody EMPTY = new NewFaceBody(null, null, null, null, null, null);

  NewFace toFace() {
    return new NewFace(
        attribute == null ? null : attribute.source("attribute"),
        Objects.requireNonNullElse(externalId, ""),
        Objects.requireNonNullElse(userData, ""),
        Objects.requireNonNullElse(avatar, ""),
        eventId,
        Objects.requireNonNullElse(lists, List.of()));
  }
}
