package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.Similarity;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.StampedLock;

/**
 * Up to 65,536 descriptors of one version with what is needed to filter and rank them.
 *
 * <p>Every write holds the lock. A scan fixes its filter under the read lock, goes on reading
 * optimistically, and discards what it read while a write came between (see {@link WindowScanner}):
 * a row is never seen half-written, and never as a member of what it is not.
 *
 * <p>The arrays with one element per row are allocated once, so that the writer that owns a face
 * (see {@link Directory}) may look at the rows of that face without the lock. The rows grow by
 * doubling.
 */
final class Chunk {
  static final int ROW_BITS = 16;
  static final int ROWS = 1 << ROW_BITS;
  private static final int FIRST_ROWS = 512;

  final StampedLock lock = new StampedLock();
  private final int width;
  private final long[] idHigh = new long[ROWS];
  private final long[] idLow = new long[ROWS];
  private final long[] created = new long[ROWS];
  private final long[] revision = new long[ROWS];
  private final int[] norm = new int[ROWS];
  private final Memberships memberships = new Memberships();
  private final RowSet live = new RowSet();
  private final boolean sketched;
  private byte[] rows = new byte[0];
  private long[] sketches = new long[0];
  private int end;
  private long oldest = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;

  /**
   * @param width components per row
   * @param sketched whether rows have sketches
   */
  Chunk(int width, boolean sketched) {
    this.width = width;
    this.sketched = sketched;
  }

  /** Writes the row, whether it is free or holds the face already. */
  void write(int row, IndexEntry entry, byte[] signed) {
    int squares = Similarity.dot(signed, signed);
    long stamp = lock.writeLock();
    try {
      makeRoomFor(row);
      System.arraycopy(signed, 0, rows, row * width, width);
      if (sketched) {
        Sketches.write(sketches, row, signed);
      }
      norm[row] = squares;
      idHigh[row] = entry.id().getMostSignificantBits();
      idLow[row] = entry.id().getLeastSignificantBits();
      created[row] = entry.createdMicros();
      oldest = Math.min(oldest, entry.createdMicros());
      newest = Math.max(newest, entry.createdMicros());
      revision[row] = entry.revision();
      memberships.set(row, entry.accountId(), entry.groupIds());
      live.add(row);
      end = Math.max(end, row + 1);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /** Forgets the row and wipes its components and sketch. */
  void clear(int row) {
    long stamp = lock.writeLock();
    try {
      live.remove(row);
      memberships.clear(row);
      Arrays.fill(rows, row * width, (row + 1) * width, (byte) 0);
      if (sketched) {
        Sketches.clear(sketches, row, width / Long.SIZE);
      }
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  private void makeRoomFor(int row) {
    int held = rows.length / width;
    if (row >= held) {
      int wanted = Math.max(Math.max(FIRST_ROWS, 2 * held), Integer.highestOneBit(row) << 1);
      rows = Arrays.copyOf(rows, Math.min(ROWS, wanted) * width);
      if (sketched) {
        sketches = Arrays.copyOf(sketches, Math.min(ROWS, wanted) * (width / Long.SIZE));
      }
    }
  }

  boolean holds(int row, UUID id) {
    return idHigh[row] == id.getMostSignificantBits() && idLow[row] == id.getLeastSignificantBits();
  }

  UUID id(int row) {
    return new UUID(idHigh[row], idLow[row]);
  }

  long created(int row) {
    return created[row];
  }

  /** Whether any row may have been created in {@code [from, until)}; under the lock only. */
  boolean mayHoldCreated(long from, long until) {
    return newest >= from && (oldest < until || until == Long.MAX_VALUE);
  }

  long revision(int row) {
    return revision[row];
  }

  int norm(int row) {
    return norm[row];
  }

  byte[] rows() {
    return rows;
  }

  /** As {@link Sketches} lays them out; empty when there are none. */
  long[] sketches() {
    return sketches;
  }

  /** One past the last row ever used. */
  int end() {
    return end;
  }

  /** Rows in use; under the lock only. */
  RowSet live() {
    return live;
  }

  /** Owners and groups of the rows; under the lock only. */
  Memberships memberships() {
    return memberships;
  }

  /** Adds ids and revisions of what was created before the time, of one account or all (null). */
  void createdBefore(UUID accountId, long micros, Map<UUID, Long> found) {
    long stamp = lock.readLock();
    try {
      if (oldest >= micros) {
        return;
      }
      RowSet wanted = accountId == null ? live : memberships.ofAccount(accountId);
      if (wanted == null) {
        return;
      }
      long[] bits = new long[ROWS / Long.SIZE];
      wanted.copyTo(bits, 0);
      for (int word = 0; word < bits.length; word++) {
        for (long left = bits[word]; left != 0; left &= left - 1) {
          int row = word << 6 | Long.numberOfTrailingZeros(left);
          if (created[row] < micros) {
            found.merge(id(row), revision[row], Math::max);
          }
        }
      }
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /** Signed components of a row, a copy. */
  byte[] signed(int row) {
    return Arrays.copyOfRange(rows, row * width, (row + 1) * width);
  }

  /** Approximate memory, bytes. */
  long bytes() {
    long stamp = lock.readLock();
    try {
      return rows.length
          + sketches.length * 8L
          + ROWS * (4 * 8L + 4)
          + live.bytes()
          + memberships.bytes();
    } finally {
      lock.unlockRead(stamp);
    }
  }
}
