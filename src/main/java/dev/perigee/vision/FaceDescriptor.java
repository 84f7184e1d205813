package dev.perigee.vision;

/**
 * Descriptor of one face as the network gave it: unit vector times the scale of its version,
 * rounded to signed bytes.
 *
 * @param version descriptor version of the network
 * @param components two's complement, as many as the version has
 * @param score 0..1, how good a base for comparison the face was
 */
@SuppressWarnings("ArrayRecordComponent") // 512 bytes on the hot path: no defensive copies
public record FaceDescriptor(int version, byte[] components, float score) {

  /** Biometric data: never printed. */
  @Override
  public String toString() {
    return "FaceDescriptor[version=" + version + ", score=" + score + "]";
  }
}
