package dev.perigee.descriptor.internal;

/** Plain Java: where the Vector API is absent or not compiled to vector instructions. */
final class ScalarKernel implements ScanKernel {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void dots(QueryVector query, byte[] rows, int firstRow, int count, int[] out, int at) {
    byte[] components = query.components();
    int offset = firstRow * components.length;
    for (int row = 0; row < count; row++) {
      int sum = 0;
      for (int i = 0; i < components.length; i++) {
        sum += components[i] * rows[offset + i];
      }
      out[at + row] = sum;
      offset += components.length;
    }
  }
}
