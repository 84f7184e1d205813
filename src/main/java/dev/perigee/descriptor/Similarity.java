package dev.perigee.descriptor;

/**
 * Similarity of two descriptors, from their integer dot product and integer squared lengths. The
 * few floating-point steps are correctly rounded ones, so that every kernel and machine agrees.
 */
public final class Similarity {
  private Similarity() {}

  /** Dot product of two equally long vectors of signed bytes; exact. */
  public static int dot(byte[] a, byte[] b) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * Cosine, with 1 reserved for identical vectors: by Cauchy and Schwarz the dot product equals
   * both squared lengths only then.
   *
   * @param dot dot product of the two
   * @param normA squared length of one
   * @param normB squared length of the other
   * @return -1..1; 0 when a vector has no length; just below 1 for vectors that are parallel but
   *     not identical
   */
  public static double score(int dot, int normA, int normB) {
    if (dot == normA && dot == normB) {
      return 1;
    }
    if (normA == 0 || normB == 0) {
      return 0;
    }
    double cosine = dot / Math.sqrt((double) normA * normB);
    return Math.clamp(cosine, -1, Math.nextDown(1.0));
  }

  /**
   * Similarity of two descriptors of one version.
   *
   * @return 0..1, exactly 1 for identical bytes
   * @throws IllegalArgumentException when the versions differ
   */
  public static double of(Descriptor a, Descriptor b) {
    if (a.version() != b.version()) {
      throw new IllegalArgumentException("versions " + a.version() + " and " + b.version());
    }
    DescriptorVersion version = DescriptorVersions.get(a.version());
    byte[] x = version.signed(a.components());
    byte[] y = version.signed(b.components());
    return version.similarity().of(score(dot(x, y), dot(x, x), dot(y, y)));
  }
}
