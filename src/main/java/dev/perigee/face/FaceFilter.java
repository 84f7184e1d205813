package dev.perigee.face;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Which faces. A null component does not filter; the others combine with AND. An empty collection
 * matches nothing.
 *
 * @param scope account whose faces may be seen, null for all accounts ({@link
 *     dev.perigee.account.Caller#readScope})
 * @param userData part of the user data, case-insensitive
 * @param createTimeFrom included
 * @param createTimeBefore excluded
 * @param faceIdFrom included
 * @param faceIdBefore excluded
 */
public record FaceFilter(
    UUID scope,
    Collection<UUID> faceIds,
    Collection<String> externalIds,
    UUID listId,
    UUID eventId,
    String userData,
    Instant createTimeFrom,
    Instant createTimeBefore,
    UUID faceIdFrom,
    UUID faceIdBefore) {

  /** Faces with these ids, as far as the scope allows. */
  public static FaceFilter ofIds(UUID scope, Collection<UUID> faceIds) {
    return new FaceFilter(scope, faceIds, null, null, null, null, null, null, null, null);
  }

  /** Every face of the scope. */
  public static FaceFilter all(UUID scope) {
    return new FaceFilter(scope, null, null, null, null, null, null, null, null, null);
  }

  /** True when the answer is ordered by id, ascending; otherwise newest first. */
  public boolean orderedById() {
    return faceIdFrom != null || faceIdBefore != null;
  }
}
