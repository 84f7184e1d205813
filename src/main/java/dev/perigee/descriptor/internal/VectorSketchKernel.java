package dev.perigee.descriptor.internal;

import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector API kernel, its width fixed as that of {@link VectorKernel} and for the same reason. Each
 * lane counts for a row of its own. Words of the query are spread over the lanes from a single one:
 * loading them as whole vectors would read across cache lines, for arrays do not begin at one, and
 * takes half as long again from the cache and twice as long from memory.
 */
final class VectorSketchKernel implements SketchKernel {
  private static final VectorSpecies<Long> LONGS =
      VectorSpecies.of(long.class, VectorShape.forBitSize(ScanKernels.vectorBits()));
  private static final int STEP = Sketches.LANES;

  @Override
  public void estimates(SketchQuery query, long[] sketches, int firstRow, int count, long[] out) {
    int words = query.words();
    long[] planes = query.planes();
    for (int group = 0; group < count; group += STEP) {
      int first = (firstRow + group) * words;
      for (int lane = 0; lane < STEP; lane += LONGS.length()) {
        LongVector ones = LongVector.zero(LONGS);
        LongVector twos = LongVector.zero(LONGS);
        LongVector fours = LongVector.zero(LONGS);
        LongVector eights = LongVector.zero(LONGS);
        for (int word = 0; word < words; word++) {
          LongVector bits = LongVector.fromArray(LONGS, sketches, first + word * STEP + lane);
          int plane = word * SketchQuery.PLANES;
          ones = ones.add(bits.and(LongVector.broadcast(LONGS, planes[plane])).lanewise(BIT_COUNT));
          twos =
              twos.add(
                  bits.and(LongVector.broadcast(LONGS, planes[plane + 1])).lanewise(BIT_COUNT));
          fours =
              fours.add(
                  bits.and(LongVector.broadcast(LONGS, planes[plane + 2])).lanewise(BIT_COUNT));
          eights =
              eights.add(
                  bits.and(LongVector.broadcast(LONGS, planes[plane + 3])).lanewise(BIT_COUNT));
        }
        ones.add(twos.lanewise(LSHL, 1))
            .add(fours.lanewise(LSHL, 2))
            .sub(eights.lanewise(LSHL, 3))
            .intoArray(out, group + lane);
      }
    }
  }
}
