package dev.perigee.descriptor.internal;

/** Estimates dot products from sketches. All implementations give the same integers. */
interface SketchKernel {

  /**
   * Computes {@code count} estimates.
   *
   * @param sketches as {@link Sketches} lays them out
   * @param firstRow a multiple of {@link Sketches#LANES}
   * @param count a multiple of {@link Sketches#LANES}
   * @param out receives the estimates from index 0 on
   */
  void estimates(SketchQuery query, long[] sketches, int firstRow, int count, long[] out);
}
