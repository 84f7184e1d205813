package dev.perigee.descriptor.internal;

/** Plain Java; processors have an instruction that counts the bits of a word. */
final class ScalarSketchKernel implements SketchKernel {

  @Override
  public void estimates(SketchQuery query, long[] sketches, int firstRow, int count, long[] out) {
    int words = query.words();
    long[] planes = query.planes();
    for (int i = 0; i < count; i++) {
      int row = firstRow + i;
      int at = row / Sketches.LANES * Sketches.LANES * words + row % Sketches.LANES;
      int sum = 0;
      for (int word = 0; word < words; word++) {
        long bits = sketches[at + word * Sketches.LANES];
        int plane = word * SketchQuery.PLANES;
        sum +=
            Long.bitCount(bits & planes[plane])
                + (Long.bitCount(bits & planes[plane + 1]) << 1)
                + (Long.bitCount(bits & planes[plane + 2]) << 2)
                - (Long.bitCount(bits & planes[plane + 3]) << 3);
      }
      out[i] = sum;
    }
  }
}
