package dev.perigee.descriptor.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who owns the rows of one chunk and which groups they are in: per row one shared object, and the
 * rows of every account and group. Not thread-safe: the lock of the chunk guards it.
 */
final class Memberships {

  /** Account and groups of a row; rows that have the same share one. */
  private static final class Membership {
    final UUID accountId;
    final Set<UUID> groupIds;
    int rows;

    Membership(UUID accountId, Set<UUID> groupIds) {
      this.accountId = accountId;
      this.groupIds = groupIds;
    }
  }

  private record Key(UUID accountId, Set<UUID> groupIds) {}

  private final Membership[] ofRow = new Membership[Chunk.ROWS];
  private final Map<Key, Membership> shared = new HashMap<>();
  private final Map<UUID, RowSet> accounts = new HashMap<>();
  private final Map<UUID, RowSet> groups = new HashMap<>();

  UUID account(int row) {
    return ofRow[row].accountId;
  }

  Set<UUID> groups(int row) {
    return ofRow[row].groupIds;
  }

  /** Rows of the account, null when there is none. */
  RowSet ofAccount(UUID accountId) {
    return accounts.get(accountId);
  }

  /** Rows of the group, null when there is none. */
  RowSet ofGroup(UUID groupId) {
    return groups.get(groupId);
  }

  void set(int row, UUID accountId, Set<UUID> groupIds) {
    Membership old = ofRow[row];
    if (old != null && old.accountId.equals(accountId) && old.groupIds.equals(groupIds)) {
      return;
    }
    Membership now = shared.get(new Key(accountId, groupIds));
    if (now == null) {
      now = new Membership(accountId, Collections.unmodifiableSet(Set.copyOf(groupIds)));
      shared.put(new Key(accountId, now.groupIds), now);
    }
    now.rows++;
    clear(row);
    ofRow[row] = now;
    accounts.computeIfAbsent(accountId, id -> new RowSet()).add(row);
    for (UUID group : now.groupIds) {
      groups.computeIfAbsent(group, id -> new RowSet()).add(row);
    }
  }

  void clear(int row) {
    Membership old = ofRow[row];
    if (old == null) {
      return;
    }
    ofRow[row] = null;
    removeFrom(accounts, old.accountId, row);
    for (UUID group : old.groupIds) {
      removeFrom(groups, group, row);
    }
    if (--old.rows == 0) {
      shared.remove(new Key(old.accountId, old.groupIds));
    }
  }

  /** Approximate memory, bytes. */
  long bytes() {
    long bytes = ofRow.length * 4L + shared.size() * 160L;
    for (RowSet set : accounts.values()) {
      bytes += set.bytes();
    }
    for (RowSet set : groups.values()) {
      bytes += set.bytes();
    }
    return bytes;
  }

  private static void removeFrom(Map<UUID, RowSet> sets, UUID id, int row) {
    RowSet set = sets.get(id);
    set.remove(row);
    if (set.size() == 0) {
      sets.remove(id);
    }
  }
}
