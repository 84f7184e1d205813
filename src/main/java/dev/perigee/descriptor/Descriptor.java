package dev.perigee.descriptor;

import java.util.Arrays;

/**
 * A face descriptor: the unit vector of a network quantised to signed bytes. These bytes are what
 * the database, the API and the index hold; similarity is defined on them.
 *
 * @param version number of the network in {@link DescriptorVersions}
 * @param components two's complement components, length as registered for the version
 */
@SuppressWarnings("ArrayRecordComponent") // 512 bytes on the hot path: no defensive copies
public record Descriptor(int version, byte[] components) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Descriptor that
        && version == that.version
        && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return 31 * version + Arrays.hashCode(components);
  }

  /** Biometric data: never printed. */
  @Override
  public String toString() {
    return "Descriptor[version=" + version + ", " + components.length + " components]";
  }
}
