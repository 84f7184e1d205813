package dev.perigee.descriptor;

import java.util.Set;
import java.util.UUID;

/**
 * Whom a search may find. All conditions hold together. What the index does not know (user data,
 * tags, places and so on) is asked of the database and comes as a set of ids.
 *
 * @param origin faces or events
 * @param accountId only those of this account, null for all
 * @param groupIds only members of at least one of these groups (lists of faces), null for all
 * @param ids only these faces or events, null for all
 * @param createdFrom least creation time, microseconds since the epoch, inclusive
 * @param createdUntil greatest creation time, microseconds since the epoch, exclusive; {@link
 *     Long#MAX_VALUE} for no end
 */
public record Candidates(
    IndexOrigin origin,
    UUID accountId,
    Set<UUID> groupIds,
    Set<UUID> ids,
    long createdFrom,
    long createdUntil) {

  /** All faces or events of an account, null for those of all accounts. */
  public static Candidates of(IndexOrigin origin, UUID accountId) {
    return new Candidates(origin, accountId, null, null, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Only members of the group, null for no such condition. */
  public Candidates inGroup(UUID groupId) {
    return inAnyGroup(groupId == null ? null : Set.of(groupId));
  }

  /** Only members of at least one of the groups, null for no such condition. */
  public Candidates inAnyGroup(Set<UUID> groups) {
    return new Candidates(origin, accountId, groups, ids, createdFrom, createdUntil);
  }

  /** Only these, null for no such condition. */
  public Candidates among(Set<UUID> only) {
    return new Candidates(origin, accountId, groupIds, only, createdFrom, createdUntil);
  }

  /**
   * Only those created in the time.
   *
   * @param from microseconds since the epoch, inclusive
   * @param until microseconds since the epoch, exclusive
   */
  public Candidates createdBetween(long from, long until) {
    return new Candidates(origin, accountId, groupIds, ids, from, until);
  }

  /** Whether a creation time passes. */
  public boolean wants(long created) {
    return created >= createdFrom && (created < createdUntil || createdUntil == Long.MAX_VALUE);
  }

  /** Whether creation times matter at all. */
  public boolean limitsTime() {
    return createdFrom != Long.MIN_VALUE || createdUntil != Long.MAX_VALUE;
  }
}
