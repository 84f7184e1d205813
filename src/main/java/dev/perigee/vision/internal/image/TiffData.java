package dev.perigee.vision.internal.image;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Counts what a strip or tile of a TIFF unpacks to, without keeping it: the decoder shows black
 * where data is missing or broken.
 */
final class TiffData {
  static final int NONE = 1;
  static final int LZW = 5;
  static final int JPEG = 7;
  static final int DEFLATE = 8;
  static final int OLD_DEFLATE = 32_946;
  static final int PACK_BITS = 32_773;

  private static final int BUFFER = 8192;
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST_FREE = 258;
  private static final int LEAST_WIDTH = 9;
  private static final int MOST_WIDTH = 12;

  private TiffData() {}

  /** Whether data of this compression is read at all: faxes are not. */
  static boolean isKnown(long compression) {
    return compression == NONE
        || compression == LZW
        || compression == JPEG
        || compression == DEFLATE
        || compression == OLD_DEFLATE
        || compression == PACK_BITS;
  }

  /**
   * Whether the data unpacks to this many bytes at least.
   *
   * @param from first byte
   * @param length bytes, all of them there
   */
  static boolean isWhole(long compression, byte[] data, int from, int length, long wanted) {
    return switch ((int) compression) {
      case NONE -> length >= wanted;
      case LZW -> lzw(data, from, length, wanted);
      case PACK_BITS -> packBits(data, from, length, wanted);
      case DEFLATE, OLD_DEFLATE -> deflate(data, from, length, wanted);
      default -> length > 0; // a JPEG, which has its own ideas of rows
    };
  }

  private static boolean deflate(byte[] data, int from, int length, long wanted) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(data, from, length);
      byte[] buffer = new byte[BUFFER];
      long count = 0;
      while (count < wanted) {
        int some = inflater.inflate(buffer);
        if (some == 0) {
          return false;
        }
        count += some;
      }
      return true;
    } catch (DataFormatException broken) {
      return false;
    } finally {
      inflater.end();
    }
  }

  /** TIFF 6.0, section 9. */
  private static boolean packBits(byte[] data, int from, int length, long wanted) {
    long count = 0;
    int at = from;
    int end = from + length;
    while (count < wanted && at < end) {
      int head = data[at++];
      if (head >= 0) {
        count += Math.min(head + 1, end - at);
        at += head + 1;
      } else if (head != Byte.MIN_VALUE) {
        count += at < end ? 1 - head : 0;
        at++;
      }
    }
    return count >= wanted;
  }

  /** TIFF 6.0, section 13: codes of 9 to 12 bits, first bit first. */
  private static boolean lzw(byte[] data, int from, int length, long wanted) {
    if (length > 1 && data[from] == 0 && (data[from + 1] & 1) != 0) {
      return true; // of a writer before TIFF 6.0, last bit first
    }
    int[] lengths = new int[1 << MOST_WIDTH];
    Arrays.fill(lengths, 0, CLEAR, 1);
    long bits = (long) length * Byte.SIZE;
    long bit = 0;
    long count = 0;
    int width = LEAST_WIDTH;
    int next = FIRST_FREE;
    int before = -1;
    while (count < wanted && bit + width <= bits) {
      int code = code(data, from, bit, width);
      bit += width;
      if (code == END) {
        break;
      }
      if (code == CLEAR) {
        width = LEAST_WIDTH;
        next = FIRST_FREE;
        before = -1;
        continue;
      }
      boolean known = before < 0 ? code < CLEAR : code <= next;
      if (!known) {
        return false;
      }
      if (before >= 0 && next < lengths.length) {
        lengths[next++] = lengths[before] + 1;
      }
      count += lengths[code];
      before = code;
      if (next >= (1 << width) - 1 && width < MOST_WIDTH) {
        width++;
      }
    }
    return count >= wanted;
  }

  private static int code(byte[] data, int from, long bit, int width) {
    int code = 0;
    for (int i = 0; i < width; i++) {
      int at = from + (int) ((bit + i) / Byte.SIZE);
      code = code << 1 | data[at] >> 7 - (int) ((bit + i) % Byte.SIZE) & 1;
    }
    return code;
  }
}
