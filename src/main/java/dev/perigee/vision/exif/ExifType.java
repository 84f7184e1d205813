package dev.perigee.vision.exif;

import java.nio.ByteBuffer;

/** Types of values in TIFF directories, by their numbers from 1 on. */
enum ExifType {
  BYTE(1),
  ASCII(1),
  SHORT(2),
  LONG(4),
  RATIONAL(8),
  SBYTE(1),
  UNDEFINED(1),
  SSHORT(2),
  SLONG(4),
  SRATIONAL(8),
  FLOAT(4),
  DOUBLE(8);

  private final int size;

  ExifType(int size) {
    this.size = size;
  }

  /** Bytes of one value. */
  int size() {
    return size;
  }

  /** Null for a number that is not used. */
  static ExifType of(int number) {
    return number >= 1 && number <= values().length ? values()[number - 1] : null;
  }

  /** The value at a place; null for what is no finite number. */
  Number number(ByteBuffer in, int at) {
    return switch (this) {
      case SHORT -> in.getShort(at) & 0xFFFF;
      case LONG -> in.getInt(at) & 0xFFFF_FFFFL;
      case SBYTE -> (int) in.get(at);
      case SSHORT -> (int) in.getShort(at);
      case SLONG -> in.getInt(at);
      case RATIONAL ->
          finite((double) (in.getInt(at) & 0xFFFF_FFFFL) / (in.getInt(at + 4) & 0xFFFF_FFFFL));
      case SRATIONAL -> finite((double) in.getInt(at) / in.getInt(at + 4));
      case FLOAT -> finite(in.getFloat(at));
      case DOUBLE -> finite(in.getDouble(at));
      default -> throw new IllegalArgumentException(name());
    };
  }

  private static Number finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
