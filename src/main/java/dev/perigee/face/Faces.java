package dev.perigee.face;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Changes faces of one account. Whatever completes here is committed and searchable; a face of
 * another account does not exist for the caller.
 */
public interface Faces {

  /**
   * A face to be.
   *
   * @param attribute null for a face without attributes
   * @param lists lists to attach it to, in this order
   */
  record NewFace(
      AttributeSource attribute,
      String externalId,
      String userData,
      String avatar,
      UUID eventId,
      List<UUID> lists) {}

  /** Where the attribute of a face comes from. */
  sealed interface AttributeSource {
    /** A temporary attribute of the same account; it is copied and lives on until it expires. */
    record Stored(UUID attributeId) implements AttributeSource {}

    /** Given with the request. */
    record Given(AttributeData data) implements AttributeSource {}
  }

  /**
   * Fields to change; null keeps the stored value.
   *
   * @param eventId only looked at when {@code setEventId}; null clears it
   */
  record FacePatch(
      String externalId, String userData, String avatar, boolean setEventId, UUID eventId) {}

  /**
   * Creates a face.
   *
   * @return its id. Fails, with nothing stored: 22011 (400) unknown attribute, 22001 the attribute
   *     serves another face, 22022 empty attribute, 22005 unknown list
   */
  Uni<UUID> create(UUID accountId, NewFace face);

  /** Changes fields; fails with 22002. */
  Uni<Void> patch(UUID accountId, UUID faceId, FacePatch patch);

  /** Replaces the whole attribute; fails with 22002, 22010 (400), 22001, 22022. */
  Uni<Void> putAttributes(UUID accountId, UUID faceId, AttributeSource attribute);

  /** Removes the attribute, if there is one; fails with 22002. */
  Uni<Void> deleteAttributes(UUID accountId, UUID faceId);

  /** Removes the face, its attribute and its links; fails with 22002. */
  Uni<Void> delete(UUID accountId, UUID faceId);

  /**
   * Removes many faces.
   *
   * @param ignoreMissing false: a missing id fails the whole request with 22004 (400)
   */
  Uni<Void> deleteAll(UUID accountId, Collection<UUID> faceIds, boolean ignoreMissing);
}
