package dev.perigee.vision.internal.face;

/** Network output to descriptor bytes. */
public final class Quantiser {
  private static final int LIMIT = 127;

  private Quantiser() {}

  /**
   * The unit vector of the values times the scale, rounded to the nearest and clipped to -127..127.
   *
   * @throws IllegalArgumentException when the values have no direction (all zero, or not finite)
   */
  public static byte[] quantise(float[] values, int scale) {
    double squares = 0;
    for (float v : values) {
      squares += (double) v * v;
    }
    double factor = scale / Math.sqrt(squares);
    if (!Double.isFinite(factor) || factor == 0) {
      throw new IllegalArgumentException("vector has no direction");
    }
    byte[] out = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = (byte) Math.clamp(Math.round(values[i] * factor), -LIMIT, LIMIT);
    }
    return out;
  }
}
