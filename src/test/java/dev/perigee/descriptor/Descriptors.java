package dev.perigee.descriptor;

import java.util.Random;

/** Synthetic descriptors for tests. */
public final class Descriptors {
  private Descriptors() {}

  /** Random direction at the scale of the version; equal seeds give equal descriptors. */
  public static Descriptor random(int version, long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + version);
    float[] vector = new float[DescriptorVersions.get(version).components()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return quantised(version, vector);
  }

  /**
   * A descriptor at the given cosine from the random one of the seed, up to rounding.
   *
   * @param cosine -1..1
   */
  public static Descriptor near(int version, long seed, double cosine) {
    byte[] base = random(version, seed).components();
    byte[] other = random(version, seed ^ 0x5DEECE66DL).components();
    double dot = 0;
    double squares = 0;
    for (int i = 0; i < base.length; i++) {
      dot += base[i] * other[i];
      squares += base[i] * base[i];
    }
    double[] across = new double[base.length];
    double length = 0;
    for (int i = 0; i < base.length; i++) {
      across[i] = other[i] - dot / squares * base[i];
      length += across[i] * across[i];
    }
    float[] out = new float[base.length];
    double sine = Math.sqrt(1 - cosine * cosine);
    for (int i = 0; i < base.length; i++) {
      out[i] =
          (float) (cosine * base[i] / Math.sqrt(squares) + sine * across[i] / Math.sqrt(length));
    }
    return quantised(version, out);
  }

  private static Descriptor quantised(int version, float[] vector) {
    DescriptorVersion known = DescriptorVersions.get(version);
    if (known.scale() > 0) {
      return known.quantise(vector);
    }
    double[] values = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      values[i] = vector[i];
    }
    return new Descriptor(version, known.stored(known.scaled(values, 600)));
  }
}
