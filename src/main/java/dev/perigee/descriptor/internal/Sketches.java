package dev.perigee.descriptor.internal;

/**
 * Layout of the sketches of a chunk: one bit per component, set where it is positive. Eight rows
 * lie side by side, word by word, so that a vector of longs holds the same word of several rows and
 * their counts need no sum across lanes.
 */
final class Sketches {
  /** Rows that lie side by side. */
  static final int LANES = 8;

  private Sketches() {}

  /** Writes the sketch of a row. */
  static void write(long[] sketches, int row, byte[] signed) {
    int words = signed.length / Long.SIZE;
    int at = row / LANES * LANES * words + row % LANES;
    for (int word = 0; word < words; word++) {
      long bits = 0;
      for (int i = 0; i < Long.SIZE; i++) {
        bits |= (signed[word * Long.SIZE + i] > 0 ? 1L : 0L) << i;
      }
      sketches[at + word * LANES] = bits;
    }
  }

  /** Wipes the sketch of a row. */
  static void clear(long[] sketches, int row, int words) {
    int at = row / LANES * LANES * words + row % LANES;
    for (int word = 0; word < words; word++) {
      sketches[at + word * LANES] = 0;
    }
  }
}
