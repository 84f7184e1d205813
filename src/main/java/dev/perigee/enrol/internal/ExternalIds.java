package dev.perigee.enrol.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Keys of photos that are the same in every run, wherever the source folder lies. */
final class ExternalIds {
  private ExternalIds() {}

  /**
   * The first 122 bits of SHA-256 over person and file name, written as a UUID of version 8 (RFC
   * 9562, 5.8): 36 characters, the most an external id may have.
   */
  static String of(String person, String fileName) {
    byte[] hash = sha256((person + '\0' + fileName).getBytes(StandardCharsets.UTF_8));
    ByteBuffer bits = ByteBuffer.wrap(hash);
    long high = (bits.getLong() & ~0xF000L) | 0x8000L;
    long low = (bits.getLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
