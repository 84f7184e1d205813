package dev.perigee.descriptor.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who owns the rows of one chunk and which lists they are in: per row one shared object, and the
 * rows of every account and list. Not thread-safe: the lock of the chunk guards it.
 */
final class Memberships {

  /** Account and lists of a row; rows that have the same share one. */
  private static final class Membership {
    final UUID accountId;
    final Set<UUID> listIds;
    int rows;

    Membership(UUID accountId, Set<UUID> listIds) {
      this.accountId = accountId;
      this.listIds = listIds;
    }
  }

  private record Key(UUID accountId, Set<UUID> listIds) {}

  private final Membership[] ofRow = new Membership[Chunk.ROWS];
  private final Map<Key, Membership> shared = new HashMap<>();
  private final Map<UUID, RowSet> accounts = new HashMap<>();
  private final Map<UUID, RowSet> lists = new HashMap<>();

  UUID account(int row) {
    return ofRow[row].accountId;
  }

  Set<UUID> lists(int row) {
    return ofRow[row].listIds;
  }

  /** Rows of the account, null when there is none. */
  RowSet ofAccount(UUID accountId) {
    return accounts.get(accountId);
  }

  /** Rows of the list, null when there is none. */
  RowSet ofList(UUID listId) {
    return lists.get(listId);
  }

  void set(int row, UUID accountId, Set<UUID> listIds) {
    Membership old = ofRow[row];
    if (old != null && old.accountId.equals(accountId) && old.listIds.equals(listIds)) {
      return;
    }
    Membership now = shared.get(new Key(accountId, listIds));
    if (now == null) {
      now = new Membership(accountId, Collections.unmodifiableSet(Set.copyOf(listIds)));
      shared.put(new Key(accountId, now.listIds), now);
    }
    now.rows++;
    clear(row);
    ofRow[row] = now;
    accounts.computeIfAbsent(accountId, id -> new RowSet()).add(row);
    for (UUID list : now.listIds) {
      lists.computeIfAbsent(list, id -> new RowSet()).add(row);
    }
  }

  void clear(int row) {
    Membership old = ofRow[row];
    if (old == null) {
      return;
    }
    ofRow[row] = null;
    removeFrom(accounts, old.accountId, row);
    for (UUID list : old.listIds) {
      removeFrom(lists, list, row);
    }
    if (--old.rows == 0) {
      shared.remove(new Key(old.accountId, old.listIds));
    }
  }

  /** Approximate memory, bytes. */
  long bytes() {
    long bytes = ofRow.length * 4L + shared.size() * 160L;
    for (RowSet set : accounts.values()) {
      bytes += set.bytes();
    }
    for (RowSet set : lists.values()) {
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
