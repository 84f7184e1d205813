package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorVersion;
import java.util.Arrays;

/**
 * All descriptors of one version. A row is named by {@code chunk << 16 | row in chunk}; rows set
 * free are used again before new ones.
 */
final class Partition {
  final DescriptorVersion version;
  final int ordinal;
  private volatile Chunk[] chunks = {};
  private int next;
  private int[] free = new int[16];
  private int freeCount;

  /**
   * @param ordinal position among the partitions, from 0
   */
  Partition(DescriptorVersion version, int ordinal) {
    this.version = version;
    this.ordinal = ordinal;
  }

  /** Whether rows have sketches, from which a first pass estimates their similarity. */
  boolean sketched() {
    return version.sketched();
  }

  /** Chunks that exist now; the array is never changed. */
  Chunk[] chunks() {
    return chunks;
  }

  Chunk chunkOf(int row) {
    return chunks[row >>> Chunk.ROW_BITS];
  }

  static int inChunk(int row) {
    return row & (Chunk.ROWS - 1);
  }

  /** Reserves a row. */
  synchronized int allocate() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    int chunk = next >>> Chunk.ROW_BITS;
    if (chunk == chunks.length) {
      Chunk[] more = Arrays.copyOf(chunks, chunk + 1);
      more[chunk] = new Chunk(version.components(), sketched());
      chunks = more;
    }
    return next++;
  }

  /** Takes a cleared row back. */
  synchronized void release(int row) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = row;
  }

  /** Rows in use. */
  synchronized long size() {
    return (long) next - freeCount;
  }

  /** Approximate memory, bytes. */
  long bytes() {
    long bytes;
    synchronized (this) {
      bytes = free.length * 4L;
    }
    for (Chunk chunk : chunks) {
      bytes += chunk.bytes();
    }
    return bytes;
  }
}
