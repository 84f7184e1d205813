package dev.perigee.descriptor;

/**
 * A registered descriptor version: how long its descriptors are, how their bytes are read, and how
 * a cosine becomes a similarity.
 *
 * @param number what requests and stored rows name it by
 * @param kind what it describes
 * @param components length of a descriptor, bytes; a multiple of 64
 * @param ours true for networks of this platform, whose components are two's complement; the others
 *     store unsigned bytes with zero at 128
 * @param scale factor between a unit vector and its components; 0 when unknown
 * @param similarity curve of the version
 * @param falseMatches how often different people reach a cosine; null when nobody has measured it
 * @param sketched whether the signs of the components tell enough for a coarse first pass of large
 *     searches; measured, so only for networks of this platform
 */
public record DescriptorVersion(
    int number,
    DescriptorKind kind,
    int components,
    boolean ours,
    double scale,
    SimilarityCurve similarity,
    FalseMatchCurve falseMatches,
    boolean sketched) {

  /** A version of which nothing but length and form is known. */
  static DescriptorVersion foreign(
      int number, DescriptorKind kind, int components, SimilarityCurve similarity) {
    return new DescriptorVersion(number, kind, components, false, 0, similarity, null, false);
  }

  private static final byte ZERO_POINT = (byte) 0x80;

  /**
   * Components as signed numbers: what dot products are taken of.
   *
   * @return the array itself when it is signed already, else a converted copy
   */
  public byte[] signed(byte[] components) {
    return ours ? components : flipped(components);
  }

  /** Inverse of {@link #signed}. */
  public byte[] stored(byte[] signed) {
    return signed(signed);
  }

  /**
   * Quantises the output of the network: each component of the unit vector times {@link #scale},
   * rounded, kept within -127..127.
   *
   * @param vector any length other than zero; need not be a unit vector
   * @throws IllegalArgumentException when the vector has the wrong number of components, no
   *     direction, or the scale of this version is not known
   */
  public Descriptor quantise(float[] vector) {
    double[] values = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      values[i] = vector[i];
    }
    if (scale == 0) {
      throw new IllegalArgumentException("scale of version " + number + " is not known");
    }
    return new Descriptor(number, stored(scaled(values, scale)));
  }

  /** Direction of the vector as signed components of the given length. */
  byte[] scaled(double[] vector, double length) {
    if (vector.length != components) {
      throw new IllegalArgumentException(
          vector.length + " components where version " + number + " has " + components);
    }
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw new IllegalArgumentException("vector has no direction");
    }
    double factor = length / Math.sqrt(squares);
    byte[] out = new byte[components];
    for (int i = 0; i < components; i++) {
      out[i] = (byte) Math.clamp(Math.round(vector[i] * factor), -127, 127);
    }
    return out;
  }

  private static byte[] flipped(byte[] components) {
    byte[] out = new byte[components.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (components[i] ^ ZERO_POINT);
    }
    return out;
  }
}
