package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;
import java.util.HashMap;
import java.util.Map;

/**
 * TIFF 6.0: the first image file directory. Later directories are neither looked at nor decoded.
 * Sizes of tiles are held to the same limit as the image, as a decoder allocates by them too.
 */
final class TiffHeader {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int MAX_ENTRIES = 1024;
  private static final int MAX_SAMPLES = 8;

  /** One directory entry: element type, count and where its elements lie. */
  private record Field(int type, long count, long at) {}

  private final HeaderBytes in;
  private final Map<Integer, Field> fields = new HashMap<>();

  private TiffHeader(HeaderBytes in) {
    this.in = in;
    long directory = in.u32(4);
    int entries = in.u16(directory);
    in.check(entries > 0 && entries <= MAX_ENTRIES);
    in.require(directory + 2, entries * 12L);
    for (int i = 0; i < entries; i++) {
      long at = directory + 2 + i * 12L;
      int type = in.u16(at + 2);
      long count = in.u32(at + 4);
      if (type == SHORT || type == LONG) {
        long bytes = count * width(type);
        long valueAt = bytes <= 4 ? at + 8 : in.u32(at + 8);
        fields.putIfAbsent(in.u16(at), new Field(type, count, valueAt));
      }
    }
  }

  static ImageHeader read(byte[] data, ImageHeader.SizeCheck size) {
    HeaderBytes in = new HeaderBytes(data, ImageFormat.TIFF, data[0] == 'I');
    TiffHeader tiff = new TiffHeader(in);
    ImageHeader header = size.check(tiff.first(WIDTH, 0), tiff.first(HEIGHT, 0));
    in.check(tiff.first(SAMPLES_PER_PIXEL, 1) <= MAX_SAMPLES);
    boolean tiled = tiff.fields.containsKey(TILE_OFFSETS);
    if (tiled) {
      size.check(tiff.first(TILE_WIDTH, 0), tiff.first(TILE_HEIGHT, 0));
    }
    tiff.requireData(tiled ? TILE_OFFSETS : STRIP_OFFSETS, tiled ? TILE_BYTES : STRIP_BYTES);
    return header;
  }

  /** Checks that every strip or tile lies inside the data. */
  private void requireData(int offsetsTag, int bytesTag) {
    Field offsets = fields.get(offsetsTag);
    Field bytes = fields.get(bytesTag);
    in.check(offsets != null && bytes != null);
    in.check(offsets.count > 0 && offsets.count == bytes.count);
    in.require(offsets.at, offsets.count * width(offsets.type));
    in.require(bytes.at, bytes.count * width(bytes.type));
    for (long i = 0; i < offsets.count; i++) {
      in.require(element(offsets, i), element(bytes, i));
    }
  }

  private long first(int tag, long missing) {
    Field field = fields.get(tag);
    return field == null || field.count == 0 ? missing : element(field, 0);
  }

  private long element(Field field, long index) {
    long at = field.at + index * width(field.type);
    return field.type == SHORT ? in.u16(at) : in.u32(at);
  }

  private static int width(int type) {
    return type == SHORT ? 2 : 4;
  }
}
