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
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int PLANAR = 284;
  private static final int COLOUR_MAP = 320;
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
  private static final int MAX_BITS = 32;

  /** Strips and tiles: one for each row of a large photo. */
  private static final int MAX_PARTS = 100_000;

  private static final int PALETTE = 3;

  /** Has fewer samples of colour than of brightness, in ways of its own. */
  private static final int YCBCR = 6;

  private static final int APART = 2;

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
    in.check(tiff.first(BITS_PER_SAMPLE, 1) <= MAX_BITS);
    in.check(TiffData.isKnown(tiff.first(COMPRESSION, 1)));
    in.check(tiff.first(PHOTOMETRIC, 0) != PALETTE || tiff.fields.containsKey(COLOUR_MAP));
    boolean tiled = tiff.fields.containsKey(TILE_OFFSETS);
    if (tiled) {
      size.check(tiff.first(TILE_WIDTH, 0), tiff.first(TILE_HEIGHT, 0));
    }
    tiff.requireData(header, tiled);
    return header;
  }

  /** Checks that every strip or tile lies inside the data and unpacks to its pixels. */
  private void requireData(ImageHeader header, boolean tiled) {
    Field offsets = fields.get(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
    Field bytes = fields.get(tiled ? TILE_BYTES : STRIP_BYTES);
    in.check(offsets != null && bytes != null);
    in.check(offsets.count > 0 && offsets.count == bytes.count);
    in.require(offsets.at, offsets.count * width(offsets.type));
    in.require(bytes.at, bytes.count * width(bytes.type));
    long compression = first(COMPRESSION, 1);
    long count = (tiled ? tilesOfPlane(header) : stripsOfPlane(header)) * planes();
    in.check(count <= Math.min(MAX_PARTS, offsets.count));
    for (long i = 0; i < count; i++) {
      long at = element(offsets, i);
      long length = element(bytes, i);
      in.require(at, length);
      long wanted = tiled ? tileBytes() : stripBytes(header, i);
      in.check(TiffData.isWhole(compression, in.data(), (int) at, (int) length, wanted));
    }
  }

  private long tilesOfPlane(ImageHeader header) {
    return parts(header.width(), first(TILE_WIDTH, 0))
        * parts(header.height(), first(TILE_HEIGHT, 0));
  }

  /** Bytes that a tile has to unpack to. */
  private long tileBytes() {
    return rowBytes(first(TILE_WIDTH, 0)) * first(TILE_HEIGHT, 0);
  }

  private long rowsOfStrip(ImageHeader header) {
    return Math.clamp(first(ROWS_PER_STRIP, header.height()), 1, header.height());
  }

  private long stripsOfPlane(ImageHeader header) {
    return parts(header.height(), rowsOfStrip(header));
  }

  /** Bytes that a strip has to unpack to. */
  private long stripBytes(ImageHeader header, long number) {
    long rows = rowsOfStrip(header);
    long done = number % stripsOfPlane(header) * rows;
    return rowBytes(header.width()) * Math.min(rows, header.height() - done);
  }

  private long planes() {
    return first(PLANAR, 1) == APART ? first(SAMPLES_PER_PIXEL, 1) : 1;
  }

  private long rowBytes(long width) {
    if (first(PHOTOMETRIC, 0) == YCBCR) {
      return 0;
    }
    long samples = first(PLANAR, 1) == APART ? 1 : first(SAMPLES_PER_PIXEL, 1);
    return (width * first(BITS_PER_SAMPLE, 1) * samples + 7) / 8;
  }

  private static long parts(long whole, long part) {
    return (whole + part - 1) / part;
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
