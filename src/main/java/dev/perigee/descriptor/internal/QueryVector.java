package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.Similarity;

/**
 * A query prepared for the kernels.
 *
 * @param components signed components
 * @param wide the same, widened
 * @param norm squared length
 * @param pairable true when no component is -128: the sum of two products with any row then fits 16
 *     bits
 */
@SuppressWarnings("ArrayRecordComponent") // on the hot path: no defensive copies
record QueryVector(byte[] components, short[] wide, int norm, boolean pairable) {

  static QueryVector of(byte[] signed) {
    short[] wide = new short[signed.length];
    boolean pairable = true;
    for (int i = 0; i < signed.length; i++) {
      wide[i] = signed[i];
      pairable &= signed[i] != Byte.MIN_VALUE;
    }
    return new QueryVector(signed, wide, Similarity.dot(signed, signed), pairable);
  }
}
