package dev.perigee.descriptor;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The binary forms that a descriptor travels in.
 *
 * <ul>
 *   <li>raw: the components alone; the version is told beside them
 *   <li>SDK: signature {@code dp\0\0}, version as unsigned 32-bit little endian, components
 *   <li>XPK: a foreign container; read when exactly one SDK descriptor is found inside
 * </ul>
 */
public final class DescriptorFormats {
  private static final int SIGNATURE = 0x0000_7064; // 'd' 'p' 0 0, little endian
  private static final int HEADER = 8;

  private DescriptorFormats() {}

  /**
   * Reads a raw descriptor.
   *
   * @throws ApiException 12036 unknown version, 12034 wrong length
   */
  public static Descriptor fromRaw(int version, byte[] components) {
    int expected = DescriptorVersions.get(version).components();
    if (components.length != expected) {
      throw ApiException.of(ErrorCode.DESCRIPTOR_LENGTH, components.length);
    }
    return new Descriptor(version, components);
  }

  /**
   * Reads an SDK descriptor. Another signature is accepted when version and length are right.
   *
   * @throws ApiException 12038 shorter than a header, 12036 unknown version, 12034 wrong length
   */
  public static Descriptor fromSdk(byte[] data) {
    if (data.length < HEADER) {
      throw ApiException.of(ErrorCode.SDK_DESCRIPTOR_INVALID);
    }
    ByteBuffer in = littleEndian(data);
    boolean signed = in.getInt(0) == SIGNATURE;
    int version = in.getInt(4);
    if (!signed && !DescriptorVersions.isKnown(version)) {
      throw ApiException.of(ErrorCode.SDK_DESCRIPTOR_INVALID); // text, image, anything
    }
    if (!DescriptorVersions.isKnown(version)) {
      throw ApiException.of(
          ErrorCode.DESCRIPTOR_VERSION_UNKNOWN, Integer.toUnsignedString(version));
    }
    return fromRaw(version, Arrays.copyOfRange(data, HEADER, data.length));
  }

  /** Writes an SDK descriptor. */
  public static byte[] toSdk(Descriptor descriptor) {
    byte[] components = descriptor.components();
    return ByteBuffer.allocate(HEADER + components.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(SIGNATURE)
        .putInt(descriptor.version())
        .put(components)
        .array();
  }

  /**
   * Finds the one SDK descriptor inside a container of unknown layout.
   *
   * @throws ApiException 12031 when there is none or more than one
   */
  public static Descriptor fromXpk(byte[] data) {
    ByteBuffer in = littleEndian(data);
    Descriptor found = null;
    for (int at = 0; at + HEADER < data.length; at++) {
      if (in.getInt(at) != SIGNATURE || !DescriptorVersions.isKnown(in.getInt(at + 4))) {
        continue;
      }
      DescriptorVersion version = DescriptorVersions.get(in.getInt(at + 4));
      int end = at + HEADER + version.components();
      if (end > data.length) {
        continue;
      }
      if (found != null) {
        throw badXpk();
      }
      found = new Descriptor(version.number(), Arrays.copyOfRange(data, at + HEADER, end));
      at = end - 1;
    }
    if (found == null) {
      throw badXpk();
    }
    return found;
  }

  private static ApiException badXpk() {
    return ApiException.of(ErrorCode.BAD_INPUT, "XPK file is not valid");
  }

  private static ByteBuffer littleEndian(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }
}
