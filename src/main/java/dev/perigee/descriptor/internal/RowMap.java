package dev.perigee.descriptor.internal;

import java.util.UUID;

/**
 * Where the faces of one stripe are in one partition: an open-addressing table of row numbers; the
 * keys are the ids in the rows themselves. Not thread-safe: the stripe guards it.
 */
final class RowMap {
  private static final int EMPTY = -1;

  private final Partition partition;
  private int[] table;
  private int size;

  RowMap(Partition partition) {
    this.partition = partition;
    this.table = emptyTable(16);
  }

  /** Row of the face, -1 when it has none. */
  int get(UUID id) {
    return table[slot(id)];
  }

  /** Remembers the row, whose id must have been written already. */
  void put(UUID id, int row) {
    int slot = slot(id);
    if (table[slot] == EMPTY && ++size * 3 > table.length * 2) {
      grow();
      slot = slot(id);
    }
    table[slot] = row;
  }

  /** Forgets the face, whose row must still hold its id. */
  void remove(UUID id) {
    int hole = slot(id);
    if (table[hole] == EMPTY) {
      return;
    }
    size--;
    int mask = table.length - 1;
    for (int i = (hole + 1) & mask; table[i] != EMPTY; i = (i + 1) & mask) {
      int home = home(idOf(table[i]));
      if (((i - home) & mask) >= ((i - hole) & mask)) { // may move back into the hole
        table[hole] = table[i];
        hole = i;
      }
    }
    table[hole] = EMPTY;
  }

  long bytes() {
    return table.length * 4L;
  }

  /** Well-mixed bits of an id; the stripes use the upper ones, the tables the lower ones. */
  static long hash(UUID id) {
    long h = id.getMostSignificantBits() * 0x9E37_79B9_7F4A_7C15L;
    h = (h ^ (h >>> 32) ^ id.getLeastSignificantBits()) * 0xBF58_476D_1CE4_E5B9L;
    h = (h ^ (h >>> 29)) * 0x94D0_49BB_1331_11EBL;
    return h ^ (h >>> 32);
  }

  private int slot(UUID id) {
    int mask = table.length - 1;
    int i = home(id);
    while (table[i] != EMPTY && !chunk(table[i]).holds(Partition.inChunk(table[i]), id)) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private int home(UUID id) {
    return (int) hash(id) & (table.length - 1);
  }

  private void grow() {
    int[] old = table;
    table = emptyTable(old.length * 2);
    for (int row : old) {
      if (row != EMPTY) {
        table[slot(idOf(row))] = row;
      }
    }
  }

  private UUID idOf(int row) {
    return chunk(row).id(Partition.inChunk(row));
  }

  private Chunk chunk(int row) {
    return partition.chunkOf(row);
  }

  private static int[] emptyTable(int length) {
    int[] table = new int[length];
    java.util.Arrays.fill(table, EMPTY);
    return table;
  }
}
