package dev.perigee.descriptor.internal;

import java.util.Arrays;

/** A few rows to run kernels on, to time them or to have them compiled. */
final class KernelTrial {
  private static final int WIDTH = 512;

  private final int count;
  private final byte[] rows;
  private final long[] sketches;
  private final QueryVector query;
  private final SketchQuery sketch;
  private final int[] dots;
  private final long[] estimates;

  /**
   * @param count of the rows, a multiple of {@link Sketches#LANES}
   */
  KernelTrial(int count) {
    this.count = count;
    this.rows = new byte[count * WIDTH];
    Arrays.fill(rows, (byte) 3);
    this.query = QueryVector.of(Arrays.copyOf(rows, WIDTH));
    this.sketch = SketchQuery.of(query);
    this.sketches = new long[count * sketch.words()];
    this.dots = new int[count];
    this.estimates = new long[count];
  }

  void run(ScanKernel kernel) {
    kernel.dots(query, rows, 0, count, dots, 0);
  }

  void run(SketchKernel kernel) {
    kernel.estimates(sketch, sketches, 0, count, estimates);
  }
}
