package dev.perigee.descriptor.internal;

import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * Computes dot products with the vector kernel; reaches through JDK types only, so that a test can
 * load it, and the kernel with it, in a class loader of its own.
 */
public final class KernelProbe implements BiFunction<byte[], byte[], int[]> {
  private final VectorKernel kernel = new VectorKernel();

  /** Products of the query with all rows, in two calls of which the second starts midway. */
  @Override
  public int[] apply(byte[] query, byte[] rows) {
    int count = rows.length / query.length;
    int[] out = new int[count];
    QueryVector vector = QueryVector.of(query);
    kernel.dots(vector, rows, 0, count / 2, out, 0);
    kernel.dots(vector, rows, count / 2, count - count / 2, out, count / 2);
    return out;
  }

  /** Estimates of a multiple of 8 rows; called by name from another class loader. */
  public int[] estimates(byte[] query, byte[] rows) {
    return estimates(new VectorSketchKernel(), query, rows);
  }

  static int[] estimates(SketchKernel kernel, byte[] query, byte[] rows) {
    SketchQuery sketch = SketchQuery.of(QueryVector.of(query));
    int count = rows.length / query.length;
    long[] sketches = new long[count * sketch.words()];
    for (int row = 0; row < count; row++) {
      Sketches.write(
          sketches, row, Arrays.copyOfRange(rows, row * query.length, (row + 1) * query.length));
    }
    long[] out = new long[count];
    kernel.estimates(sketch, sketches, 8, count - 8, out);
    System.arraycopy(out, 0, out, 8, count - 8);
    kernel.estimates(sketch, sketches, 0, 8, out);
    return Arrays.stream(out).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public String toString() {
    return kernel.name();
  }
}
