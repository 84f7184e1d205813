package dev.perigee.face;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Which lists. A null component does not filter; the others combine with AND.
 *
 * @param scope account whose lists may be seen, null for all accounts
 * @param userData part of the user data, case-insensitive
 * @param userDataIs the whole user data, exactly
 * @param createTimeFrom included; the other {@code From} bounds likewise
 * @param createTimeBefore excluded; the other {@code Before} bounds likewise
 */
public record ListFilter(
    UUID scope,
    Collection<UUID> listIds,
    String userData,
    String userDataIs,
    Instant createTimeFrom,
    Instant createTimeBefore,
    Instant lastUpdateTimeFrom,
    Instant lastUpdateTimeBefore,
    UUID listIdFrom,
    UUID listIdBefore) {

  /** True when the answer is ordered by id, ascending; otherwise newest first. */
  public boolean orderedById() {
    return listIdFrom != null || listIdBefore != null;
  }
}
