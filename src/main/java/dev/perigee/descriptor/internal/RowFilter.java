package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.Candidates;
import java.util.Arrays;
import java.util.UUID;

/**
 * The conditions of a query as a bitmap over a window of a chunk.
 *
 * @param candidates the conditions
 * @param rowsOfIds where the asked ids were when the search began, ascending; null for all
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never changed
record RowFilter(Candidates candidates, int[] rowsOfIds) {

  static RowFilter of(Candidates candidates, Directory directory, Partition partition) {
    int[] rows = null;
    if (candidates.ids() != null) {
      rows =
          candidates.ids().stream()
              .mapToInt(id -> directory.row(partition, id))
              .filter(row -> row >= 0)
              .sorted()
              .toArray();
    }
    return new RowFilter(candidates, rows);
  }

  /** Whether a window may hold a wanted row: a cheap first look, without the lock. */
  boolean mayTouch(int firstRow, int rows) {
    return rowsOfIds == null || lowerBound(firstRow) < lowerBound(firstRow + rows);
  }

  /** Upper bound of the rows that pass; counts sets, not rows, and so takes microseconds. */
  int atMost(Chunk[] chunks) {
    if (rowsOfIds != null) {
      return rowsOfIds.length;
    }
    int sum = 0;
    for (Chunk chunk : chunks) {
      long stamp = chunk.lock.readLock();
      try {
        sum += atMost(chunk);
      } finally {
        chunk.lock.unlockRead(stamp);
      }
    }
    return sum;
  }

  /** How many rows pass. */
  long count(Chunk[] chunks) {
    long[] bits = new long[Chunk.ROWS / Long.SIZE];
    long sum = 0;
    for (int i = 0; i < chunks.length; i++) {
      long stamp = chunks[i].lock.readLock();
      try {
        if (fill(chunks[i], i << Chunk.ROW_BITS, 0, bits)) {
          for (long word : bits) {
            sum += Long.bitCount(word);
          }
        }
      } finally {
        chunks[i].lock.unlockRead(stamp);
      }
    }
    return sum;
  }

  private int atMost(Chunk chunk) {
    if (!chunk.mayHoldCreated(candidates.createdFrom(), candidates.createdUntil())) {
      return 0;
    }
    Memberships memberships = chunk.memberships();
    UUID accountId = candidates.accountId();
    RowSet account = accountId == null ? chunk.live() : memberships.ofAccount(accountId);
    int most = account == null ? 0 : account.size();
    if (candidates.groupIds() == null) {
      return most;
    }
    int members = 0;
    for (UUID groupId : candidates.groupIds()) {
      RowSet group = memberships.ofGroup(groupId);
      members += group == null ? 0 : group.size();
    }
    return Math.min(most, members);
  }

  /** Whether a row that {@link #members} tells of passes; the caller holds the lock. */
  boolean passes(Chunk chunk, int row) {
    return (candidates.ids() == null || candidates.ids().contains(chunk.id(row)))
        && (!candidates.limitsTime() || candidates.wants(chunk.created(row)));
  }

  /**
   * Computes the bitmap; the caller holds the lock of the chunk.
   *
   * @param base global number of the chunk's first row
   * @param firstWord where the window begins, words of 64 rows
   * @param bits one bit per row of the window
   * @return false when no row passes; the bitmap is then undefined
   */
  boolean fill(Chunk chunk, int base, int firstWord, long[] bits) {
    if (!members(chunk, firstWord, bits)) {
      return false;
    }
    if (rowsOfIds != null) {
      retainIds(chunk, base + (firstWord << 6), base, bits);
    }
    if (candidates.limitsTime()) {
      retainTimes(chunk, firstWord, bits);
    }
    return true;
  }

  /** The part of {@link #fill} that is about accounts, groups and being there. */
  boolean members(Chunk chunk, int firstWord, long[] bits) {
    Memberships memberships = chunk.memberships();
    UUID accountId = candidates.accountId();
    RowSet account = accountId == null ? chunk.live() : memberships.ofAccount(accountId);
    if (account == null
        || !chunk.mayHoldCreated(candidates.createdFrom(), candidates.createdUntil())) {
      return false;
    }
    if (candidates.groupIds() == null) {
      account.copyTo(bits, firstWord);
    } else if (!anyGroup(memberships, firstWord, bits)) {
      return false;
    } else if (accountId != null) {
      account.retainIn(bits, firstWord);
    }
    return true;
  }

  /** Members of at least one group; false when there is none in the chunk. */
  private boolean anyGroup(Memberships memberships, int firstWord, long[] bits) {
    boolean any = false;
    for (UUID groupId : candidates.groupIds()) {
      RowSet group = memberships.ofGroup(groupId);
      if (group == null) {
        continue;
      }
      if (any) {
        long[] more = new long[bits.length];
        group.copyTo(more, firstWord);
        for (int i = 0; i < bits.length; i++) {
          bits[i] |= more[i];
        }
      } else {
        group.copyTo(bits, firstWord);
        any = true;
      }
    }
    return any;
  }

  private void retainTimes(Chunk chunk, int firstWord, long[] bits) {
    for (int i = 0; i < bits.length; i++) {
      int first = (firstWord + i) << 6;
      for (long left = bits[i]; left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        if (!candidates.wants(chunk.created(first + bit))) {
          bits[i] &= ~(1L << bit);
        }
      }
    }
  }

  private void retainIds(Chunk chunk, int firstRow, int base, long[] bits) {
    long[] wanted = new long[bits.length];
    int end = lowerBound(firstRow + (bits.length << 6));
    for (int i = lowerBound(firstRow); i < end; i++) {
      // The row may have gone to another face since the search began.
      if (candidates.ids().contains(chunk.id(rowsOfIds[i] - base))) {
        int bit = rowsOfIds[i] - firstRow;
        wanted[bit >> 6] |= 1L << bit;
      }
    }
    for (int i = 0; i < bits.length; i++) {
      bits[i] &= wanted[i];
    }
  }

  private int lowerBound(int row) {
    int at = Arrays.binarySearch(rowsOfIds, row);
    return at >= 0 ? at : -at - 1;
  }
}
