package dev.perigee.event.internal.store;

import dev.perigee.event.EventIds;
import dev.perigee.event.internal.query.Where;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Spares the partitions in which events cannot be, as their ids tell. */
public final class Pruning {
  private Pruning() {}

  /**
   * Adds the bounds of the creation times of the ids, when all of them tell theirs.
   *
   * @param column of the creation time
   */
  public static Where ofIds(Where where, String column, Collection<UUID> ids) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (UUID id : ids) {
      long millis = EventIds.millis(id);
      if (millis < 0) {
        return where;
      }
      least = Math.min(least, millis);
      most = Math.max(most, millis);
    }
    return ids.isEmpty()
        ? where
        : where
            .sql(column + " >= ?", Instant.ofEpochMilli(least))
            .sql(column + " < ?", Instant.ofEpochMilli(most + 1));
  }
}
