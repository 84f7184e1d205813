package dev.perigee.vision.internal.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Images that are nothing but headers. */
final class Headers {
  private Headers() {}

  /** A frame header of the size, a scan header and an end, no pixels. */
  static byte[] jpeg(int width, int height) {
    return ByteBuffer.allocate(43)
        .putShort((short) 0xFFD8)
        .put(frame(width, height))
        .putShort((short) 0xFFDA)
        .putShort((short) 8)
        .put(new byte[] {1, 1, 0, 0, 63, 0})
        .put(new byte[16])
        .putShort((short) 0xFFD9)
        .array();
  }

  static byte[] frame(int width, int height) {
    return ByteBuffer.allocate(13)
        .putShort((short) 0xFFC0)
        .putShort((short) 11)
        .put((byte) 8)
        .putShort((short) height)
        .putShort((short) width)
        .put(new byte[] {1, 1, 0x11, 0})
        .array();
  }

  static byte[] png(int width, int height) {
    ByteBuffer out = ByteBuffer.allocate(8 + 25 + 12 + 12);
    out.putLong(0x89504E470D0A1A0AL);
    out.putInt(13).putInt(0x49484452).putInt(width).putInt(height);
    out.put(new byte[] {8, 2, 0, 0, 0}).putInt(0);
    out.putInt(0).putInt(0x49444154).putInt(0);
    return out.putInt(0).putInt(0x49454E44).putInt(0).array();
  }

  static byte[] bmp(int width, int height, int bitsPerPixel, int compression, int pixelBytes) {
    ByteBuffer out = ByteBuffer.allocate(54 + pixelBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(54);
    out.putInt(40).putInt(width).putInt(height).putShort((short) 1);
    return out.putShort((short) bitsPerPixel).putInt(compression).array();
  }

  /** A GIF of one picture as large as the screen, without data. */
  static byte[] gif(int width, int height) {
    ByteBuffer out = ByteBuffer.allocate(13 + 10 + 2 + 1).order(ByteOrder.LITTLE_ENDIAN);
    out.put("GIF89a".getBytes(ISO_8859_1)).putShort((short) width).putShort((short) height);
    out.put(new byte[3]).put((byte) 0x2C).putShort((short) 0).putShort((short) 0);
    out.putShort((short) width).putShort((short) height).put((byte) 0);
    return out.put(new byte[] {2, 0}).put((byte) 0x3B).array();
  }

  static byte[] pnm(String header, int pixelBytes) {
    byte[] start = header.getBytes(ISO_8859_1);
    return ByteBuffer.allocate(start.length + pixelBytes).put(start).array();
  }

  /** Entries are tag, type (3 short, 4 long), count, value; 16 bytes of data follow. */
  static byte[] tiff(ByteOrder order, long[]... entries) {
    ByteBuffer out = ByteBuffer.allocate(10 + 12 * entries.length + 16).order(order);
    out.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D));
    out.putShort((short) 42).putInt(8).putShort((short) entries.length);
    for (long[] e : entries) {
      out.putShort((short) e[0]).putShort((short) e[1]).putInt((int) e[2]);
      if (e[1] == 3 && e[2] == 1) {
        out.putShort((short) e[3]).putShort((short) 0);
      } else {
        out.putInt((int) e[3]);
      }
    }
    return out.array();
  }

  /** A one-strip TIFF. */
  static byte[] tiff(int width, int height) {
    return tiff(
        ByteOrder.LITTLE_ENDIAN,
        new long[] {256, 4, 1, width},
        new long[] {257, 4, 1, height},
        new long[] {273, 4, 1, 58},
        new long[] {279, 4, 1, 16});
  }

  /** A gray TIFF, white in its first row and black below, with the orientation tag. */
  static byte[] orientedTiff(int width, int height, int orientation) {
    int header = 10 + 12 * 9 + 4;
    byte[] out =
        java.util.Arrays.copyOf(
            tiff(
                ByteOrder.LITTLE_ENDIAN,
                new long[] {256, 3, 1, width},
                new long[] {257, 3, 1, height},
                new long[] {258, 3, 1, 8},
                new long[] {259, 3, 1, 1},
                new long[] {262, 3, 1, 1},
                new long[] {273, 4, 1, header},
                new long[] {274, 3, 1, orientation},
                new long[] {277, 3, 1, 1},
                new long[] {279, 4, 1, (long) width * height}),
            header + width * height);
    java.util.Arrays.fill(out, header, header + width, (byte) 250);
    return out;
  }
}
