package dev.perigee.vision.exif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** EXIF segments for tests. */
public final class ExifBytes {
  private final ByteOrder order;
  private final List<byte[]> entries = new ArrayList<>();
  private final ByteArrayOutputStream far = new ByteArrayOutputStream();
  private final int farFrom;

  /**
   * @param count of the entries that will be added
   */
  ExifBytes(ByteOrder order, int count) {
    this.order = order;
    this.farFrom = 8 + 2 + 12 * count + 4;
  }

  ExifBytes add(int tag, int type, int count, byte[] value) {
    ByteBuffer entry =
        ByteBuffer.allocate(12)
            .order(order)
            .putShort((short) tag)
            .putShort((short) type)
            .putInt(count);
    if (value.length <= 4) {
      entry.put(value);
    } else {
      entry.putInt(farFrom + far.size());
      far.writeBytes(value);
    }
    entries.add(entry.array());
    return this;
  }

  ExifBytes shorts(int tag, int value) {
    return add(tag, 3, 1, ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  ExifBytes text(int tag, String value) {
    byte[] bytes = (value + "\0").getBytes(StandardCharsets.US_ASCII);
    return add(tag, 2, bytes.length, bytes);
  }

  ExifBytes rational(int tag, int... numbers) {
    ByteBuffer value = ByteBuffer.allocate(4 * numbers.length).order(order);
    for (int number : numbers) {
      value.putInt(number);
    }
    return add(tag, 5, numbers.length / 2, value.array());
  }

  /** The TIFF structure. */
  byte[] tiff() {
    ByteBuffer out = ByteBuffer.allocate(farFrom + far.size()).order(order);
    out.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    out.putShort((short) 42).putInt(8).putShort((short) entries.size());
    entries.forEach(out::put);
    out.putInt(0).put(far.toByteArray());
    return out.array();
  }

  /** The structure of a photo turned like this. */
  public static byte[] orientation(int orientation, String make) {
    return new ExifBytes(ByteOrder.BIG_ENDIAN, 2)
        .text(0x010F, make)
        .shorts(0x0112, orientation)
        .tiff();
  }

  /** The JPEG file with an EXIF segment. */
  public static byte[] insert(byte[] jpeg, byte[] tiff) {
    byte[] header = {'E', 'x', 'i', 'f', 0, 0};
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + header.length + tiff.length);
    out.put(jpeg, 0, 2).putShort((short) 0xFFE1);
    out.putShort((short) (2 + header.length + tiff.length)).put(header).put(tiff);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }
}
