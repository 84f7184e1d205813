package dev.perigee.descriptor.internal;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector API kernel at the width that {@link ScanKernels} chose before this class was loaded. The
 * species must be constants of the class, else the compiler boxes every vector; hence one class
 * with a width fixed at its initialisation rather than a field.
 *
 * <p>Bytes are widened to 16 bits, multiplied there (no product of two bytes overflows), and
 * accumulated in 32-bit lanes: the upper half of each lane by an arithmetic shift, the lower half
 * after moving it up. Where the query allows it, two products are added in 16 bits first.
 *
 * <p>Rows are streamed one at a time: interleaving several defeats the hardware prefetcher.
 */
final class VectorKernel implements ScanKernel {
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, VectorShape.forBitSize(ScanKernels.vectorBits()));
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, SHORTS.vectorShape());
  private static final int LANES = SHORTS.length();

  @Override
  public String name() {
    return "vector-" + SHORTS.vectorBitSize();
  }

  @Override
  public void dots(QueryVector query, byte[] rows, int firstRow, int count, int[] out, int at) {
    if (query.pairable()) {
      paired(query.wide(), rows, firstRow, count, out, at);
    } else {
      single(query.wide(), rows, firstRow, count, out, at);
    }
  }

  private static void paired(
      short[] query, byte[] rows, int firstRow, int count, int[] out, int at) {
    int offset = firstRow * query.length;
    for (int row = 0; row < count; row++) {
      IntVector low = IntVector.zero(INTS);
      IntVector high = IntVector.zero(INTS);
      for (int i = 0; i < query.length; i += 2 * LANES) {
        IntVector sums =
            product(query, i, rows, offset)
                .add(product(query, i + LANES, rows, offset))
                .reinterpretAsInts();
        low = low.add(lowHalves(sums));
        high = high.add(highHalves(sums));
      }
      out[at + row] = low.add(high).reduceLanes(VectorOperators.ADD);
      offset += query.length;
    }
  }

  private static void single(
      short[] query, byte[] rows, int firstRow, int count, int[] out, int at) {
    int offset = firstRow * query.length;
    for (int row = 0; row < count; row++) {
      IntVector low = IntVector.zero(INTS);
      IntVector high = IntVector.zero(INTS);
      for (int i = 0; i < query.length; i += LANES) {
        IntVector products = product(query, i, rows, offset).reinterpretAsInts();
        low = low.add(lowHalves(products));
        high = high.add(highHalves(products));
      }
      out[at + row] = low.add(high).reduceLanes(VectorOperators.ADD);
      offset += query.length;
    }
  }

  private static ShortVector product(short[] query, int i, byte[] rows, int offset) {
    ShortVector row =
        (ShortVector)
            ByteVector.fromArray(BYTES, rows, offset + i)
                .convertShape(VectorOperators.B2S, SHORTS, 0);
    return row.mul(ShortVector.fromArray(SHORTS, query, i));
  }

  private static IntVector lowHalves(IntVector pairs) {
    return highHalves(pairs.lanewise(VectorOperators.LSHL, Short.SIZE));
  }

  private static IntVector highHalves(IntVector pairs) {
    return pairs.lanewise(VectorOperators.ASHR, Short.SIZE);
  }
}
