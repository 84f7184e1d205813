package dev.perigee.descriptor.internal;

/**
 * A query prepared for the coarse pass: its components rounded to 4 bits, as bit planes. With a row
 * of which only the signs are known, the estimate of the dot product is the sum of the rounded
 * components where the row is positive: a weighted sum of four counts of bits, with weights 1, 2, 4
 * and -8 (two's complement). What is left out is the same for all rows.
 *
 * @param planes word {@code w} of plane {@code p} at index {@code w * PLANES + p}
 * @param words of 64 components
 */
@SuppressWarnings("ArrayRecordComponent") // on the hot path: no defensive copies
record SketchQuery(long[] planes, int words) {
  static final int PLANES = 4;

  /** Largest and, negated and one further, smallest rounded component. */
  private static final int MOST = 7;

  /** Steps per standard deviation: components beyond 2.4 of them are cut off. */
  private static final double STEPS = 3.1;

  static SketchQuery of(QueryVector query) {
    int length = query.components().length;
    double step = Math.sqrt((double) query.norm() / length) / STEPS;
    int words = length / Long.SIZE;
    long[] planes = new long[words * PLANES];
    for (int i = 0; i < length; i++) {
      long rounded = step == 0 ? 0 : Math.round(query.components()[i] / step);
      int bits = (int) Math.clamp(rounded, -MOST - 1, MOST);
      for (int plane = 0; plane < PLANES; plane++) {
        if ((bits >> plane & 1) != 0) {
          planes[i / Long.SIZE * PLANES + plane] |= 1L << i;
        }
      }
    }
    return new SketchQuery(planes, words);
  }

  /** No estimate is smaller than the negative of this, none is larger than this. */
  int bound() {
    return words * Long.SIZE * (MOST + 1);
  }
}
