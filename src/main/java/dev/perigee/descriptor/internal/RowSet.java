package dev.perigee.descriptor.internal;

import java.util.Arrays;

/**
 * Rows of one chunk that share something: a list, an account, being alive. Few rows are a sorted
 * array of 16-bit numbers, many a bitmap of 8 KiB. Not thread-safe: the lock of the chunk guards
 * it.
 */
final class RowSet {
  private static final int SPARSE_LIMIT = 2048;
  private static final int WORDS = Chunk.ROWS / Long.SIZE;

  private char[] sparse = new char[4];
  private long[] dense; // not null: sparse is not used
  private int size;

  int size() {
    return size;
  }

  void add(int row) {
    if (dense != null) {
      size += (dense[row >> 6] >>> row & 1) == 0 ? 1 : 0;
      dense[row >> 6] |= 1L << row;
      return;
    }
    int at = Arrays.binarySearch(sparse, 0, size, (char) row);
    if (at >= 0) {
      return;
    }
    if (size == SPARSE_LIMIT) {
      densify();
      add(row);
      return;
    }
    if (size == sparse.length) {
      sparse = Arrays.copyOf(sparse, size * 2);
    }
    System.arraycopy(sparse, -at - 1, sparse, -at, size + at + 1);
    sparse[-at - 1] = (char) row;
    size++;
  }

  void remove(int row) {
    if (dense != null) {
      size -= (int) (dense[row >> 6] >>> row & 1);
      dense[row >> 6] &= ~(1L << row);
      if (size <= SPARSE_LIMIT / 2) {
        thinOut();
      }
      return;
    }
    int at = Arrays.binarySearch(sparse, 0, size, (char) row);
    if (at >= 0) {
      System.arraycopy(sparse, at + 1, sparse, at, size - at - 1);
      size--;
    }
  }

  /**
   * Overwrites the window with the membership of its rows.
   *
   * @param bits one bit per row; index 0 stands for the word {@code firstWord} of the chunk
   */
  void copyTo(long[] bits, int firstWord) {
    if (dense != null) {
      System.arraycopy(dense, firstWord, bits, 0, bits.length);
      return;
    }
    Arrays.fill(bits, 0);
    int first = firstWord << 6;
    for (int i = lowerBound(first); i < size && sparse[i] < first + (bits.length << 6); i++) {
      int row = sparse[i] - first;
      bits[row >> 6] |= 1L << row;
    }
  }

  /** Keeps only the members among the rows of the window; parameters as {@link #copyTo}. */
  void retainIn(long[] bits, int firstWord) {
    if (dense != null) {
      for (int i = 0; i < bits.length; i++) {
        bits[i] &= dense[firstWord + i];
      }
      return;
    }
    int from = lowerBound(firstWord << 6);
    for (int i = 0; i < bits.length; i++) {
      int end = (firstWord + i + 1) << 6;
      long word = 0;
      for (; from < size && sparse[from] < end; from++) {
        word |= 1L << sparse[from];
      }
      bits[i] &= word;
    }
  }

  /** Approximate memory, bytes. */
  long bytes() {
    return 48 + (dense != null ? WORDS * 8L : sparse.length * 2L);
  }

  private int lowerBound(int row) {
    if (row == 0) {
      return 0;
    }
    int at = Arrays.binarySearch(sparse, 0, size, (char) row);
    return at >= 0 ? at : -at - 1;
  }

  private void densify() {
    long[] bits = new long[WORDS];
    copyTo(bits, 0);
    dense = bits;
    sparse = null;
  }

  private void thinOut() {
    char[] rows = new char[SPARSE_LIMIT];
    int n = 0;
    for (int word = 0; word < WORDS; word++) {
      for (long left = dense[word]; left != 0; left &= left - 1) {
        rows[n++] = (char) (word << 6 | Long.numberOfTrailingZeros(left));
      }
    }
    sparse = rows;
    dense = null;
  }
}
