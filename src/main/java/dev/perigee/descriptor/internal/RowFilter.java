package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/**
 * The filters of a query as a bitmap over a window of a chunk.
 *
 * @param accountId null for all
 * @param listId null for all
 * @param faceIds null for all
 * @param rowsOfIds where these faces were when the search began, ascending; null for all
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never changed
record RowFilter(UUID accountId, UUID listId, Set<UUID> faceIds, int[] rowsOfIds) {

  static RowFilter of(IndexQuery query, FaceDirectory directory, Partition partition) {
    int[] rows = null;
    if (query.faceIds() != null) {
      rows =
          query.faceIds().stream()
              .mapToInt(id -> directory.row(partition, id))
              .filter(row -> row >= 0)
              .sorted()
              .toArray();
    }
    return new RowFilter(query.accountId(), query.listId(), query.faceIds(), rows);
  }

  /** Whether a window may hold a wanted row: a cheap first look, without the lock. */
  boolean mayTouch(int firstRow, int rows) {
    return rowsOfIds == null || lowerBound(firstRow) < lowerBound(firstRow + rows);
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
    Memberships memberships = chunk.memberships();
    RowSet list = listId == null ? null : memberships.ofList(listId);
    RowSet account = accountId == null ? null : memberships.ofAccount(accountId);
    if ((listId != null && list == null) || (accountId != null && account == null)) {
      return false;
    }
    (list != null ? list : account != null ? account : chunk.live()).copyTo(bits, firstWord);
    if (list != null && account != null) {
      account.retainIn(bits, firstWord);
    }
    if (rowsOfIds != null) {
      retainIds(chunk, base + (firstWord << 6), base, bits);
    }
    return true;
  }

  private void retainIds(Chunk chunk, int firstRow, int base, long[] bits) {
    long[] wanted = new long[bits.length];
    int end = lowerBound(firstRow + (bits.length << 6));
    for (int i = lowerBound(firstRow); i < end; i++) {
      // The row may have gone to another face since the search began.
      if (faceIds.contains(chunk.faceId(rowsOfIds[i] - base))) {
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
