package dev.perigee.descriptor.internal;

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

  @Override
  public String toString() {
    return kernel.name();
  }
}
