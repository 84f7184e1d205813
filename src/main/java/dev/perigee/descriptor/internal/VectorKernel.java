package dev.perigee.descriptor.internal;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.B2S;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
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
 * <p>No vector goes through a method of ours: ahead of time, the compiler inlines those of the
 * Vector API only, and a vector that is an argument or a result is boxed, which made a row cost 10
 * µs instead of 27 ns. Hence two loops that look alike.
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
        ShortVector row0 =
            (ShortVector)
                ByteVector.fromArray(BYTES, rows, offset + i).convertShape(B2S, SHORTS, 0);
        ShortVector row1 =
            (ShortVector)
                ByteVector.fromArray(BYTES, rows, offset + i + LANES).convertShape(B2S, SHORTS, 0);
        IntVector sums =
            row0.mul(ShortVector.fromArray(SHORTS, query, i))
                .add(row1.mul(ShortVector.fromArray(SHORTS, query, i + LANES)))
                .reinterpretAsInts();
        low = low.add(sums.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE));
        high = high.add(sums.lanewise(ASHR, Short.SIZE));
      }
      out[at + row] = low.add(high).reduceLanes(ADD);
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
        ShortVector components =
            (ShortVector)
                ByteVector.fromArray(BYTES, rows, offset + i).convertShape(B2S, SHORTS, 0);
        IntVector products =
            components.mul(ShortVector.fromArray(SHORTS, query, i)).reinterpretAsInts();
        low = low.add(products.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE));
        high = high.add(products.lanewise(ASHR, Short.SIZE));
      }
      out[at + row] = low.add(high).reduceLanes(ADD);
      offset += query.length;
    }
  }
}
