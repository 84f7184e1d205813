package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;

/**
 * Numbers out of an encoded image. Every read is checked; one outside the data means that the image
 * is cut short and is refused as such.
 *
 * @param littleEndian byte order of the numbers
 */
@SuppressWarnings("ArrayRecordComponent") // a view on the request's bytes
record HeaderBytes(byte[] data, ImageFormat format, boolean littleEndian) {

  int length() {
    return data.length;
  }

  /** Unsigned byte. */
  int u8(long at) {
    require(at, 1);
    return data[(int) at] & 0xFF;
  }

  /** Unsigned 16 bits. */
  int u16(long at) {
    int first = u8(at);
    int second = u8(at + 1);
    return littleEndian ? first | second << 8 : first << 8 | second;
  }

  /** Unsigned 32 bits. */
  long u32(long at) {
    long first = u16(at);
    long second = u16(at + 2);
    return littleEndian ? first | second << 16 : first << 16 | second;
  }

  /** Signed 32 bits. */
  int s32(long at) {
    return (int) u32(at);
  }

  /** Refuses the image unless the range lies inside the data. */
  void require(long at, long count) {
    if (at < 0 || count < 0 || at > data.length - count) {
      throw ImageRefusal.broken(format);
    }
  }

  /** Refuses the image unless the condition holds. */
  void check(boolean condition) {
    if (!condition) {
      throw ImageRefusal.broken(format);
    }
  }
}
