package dev.perigee.api.robustness.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** TIFF files with faults. */
final class HostileTiff {
  private static final String TYPE = "image/tiff";
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int OFFSETS = 273;
  private static final int SAMPLES = 277;
  private static final int ROWS = 278;
  private static final int BYTES = 279;
  private static final int PLANAR = 284;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int PIXELS = 81;

  private final List<Hostile> images = new ArrayList<>();

  private HostileTiff() {}

  static List<Hostile> all() {
    HostileTiff tiff = new HostileTiff();
    tiff.sizes();
    tiff.values();
    tiff.directories();
    return tiff.images;
  }

  /** A gray picture of 9x9 pixels with some of its fields changed or, with null, left out. */
  private void add(String name, Object... changes) {
    Map<Integer, Long> fields = new TreeMap<>();
    fields.put(WIDTH, 9L);
    fields.put(HEIGHT, 9L);
    fields.put(BITS, 8L);
    fields.put(COMPRESSION, 1L);
    fields.put(PHOTOMETRIC, 1L);
    fields.put(OFFSETS, 8L);
    fields.put(SAMPLES, 1L);
    fields.put(ROWS, 9L);
    fields.put(BYTES, (long) PIXELS);
    for (int i = 0; i < changes.length; i += 2) {
      Integer tag = (Integer) changes[i];
      if (changes[i + 1] == null) {
        fields.remove(tag);
      } else {
        fields.put(tag, ((Number) changes[i + 1]).longValue());
      }
    }
    ByteBuffer out = ByteBuffer.allocate(8 + PIXELS + 2 + 12 * fields.size() + 4);
    out.order(ByteOrder.LITTLE_ENDIAN).put(new byte[] {'I', 'I', 42, 0}).putInt(8 + PIXELS);
    out.position(8 + PIXELS).putShort((short) fields.size());
    fields.forEach(
        (tag, value) ->
            out.putShort(tag.shortValue()).putShort((short) 4).putInt(1).putInt(value.intValue()));
    images.add(new Hostile("tiff: " + name, TYPE, out.array()));
  }

  private void sizes() {
    long[][] sizes = {
      {50_000, 50_000},
      {-1, -1},
      {-1, 1},
      {1, -1},
      {0, 0},
      {0, 9},
      {9, 0},
      {10_001, 10_000},
      {Integer.MAX_VALUE, Integer.MAX_VALUE},
      {9_000, 9_000}
    };
    for (long[] size : sizes) {
      add(size[0] + "x" + size[1], WIDTH, size[0], HEIGHT, size[1]);
    }
    for (long side : new long[] {0, -1, 50_000, 1 << 30}) {
      add(
          "tiles of " + side,
          TILE_WIDTH,
          side,
          TILE_HEIGHT,
          side,
          TILE_OFFSETS,
          8,
          TILE_BYTES,
          PIXELS,
          OFFSETS,
          null,
          BYTES,
          null);
    }
  }

  private void values() {
    for (long samples : new long[] {0, 9, 255, 65_535, -1}) {
      add(samples + " samples", SAMPLES, samples);
    }
    for (long bits : new long[] {0, 3, 33, 128, 65_535}) {
      add(bits + " bits", BITS, bits);
    }
    for (long compression :
        new long[] {0, 5, 6, 7, 8, 9, 99, 32_773, 34_676, 34_712, 50_000, 65_535}) {
      add("compression " + compression, COMPRESSION, compression, ROWS, 9, BYTES, 40);
    }
    for (long photometric : new long[] {3, 6, 99, 65_535}) {
      add("photometric " + photometric, PHOTOMETRIC, photometric);
    }
    add("planes 9", PLANAR, 9, SAMPLES, 3);
    add("no pixels", OFFSETS, null, BYTES, null);
    add("pixels without their length", BYTES, null);
    add("pixels behind the end", OFFSETS, 100_000);
    add("more bytes of pixels than there are", BYTES, 100_000);
    add("four gigabytes of pixels", BYTES, -1);
    add("fewer bytes than pixels", BYTES, 9);
    add("no width", WIDTH, null);
    add("no height", HEIGHT, null);
  }

  private void directories() {
    raw("a directory behind the end", 100_000, 0);
    raw("a directory in the header", 0, 0);
    raw("a directory without entries", 8, 0);
    raw("a directory of 65535 entries", 8, 65_535);
    raw("a directory of 1025 entries", 8, 1_025);
    raw("a directory at four gigabytes", -1, 1);
    // A sub-directory that is its own, and a chain of directories that is a ring.
    add("a sub-directory that is the directory itself", 330, 8 + PIXELS, WIDTH, 0);
    add("a chain of sub-directories", 330, 8, BITS, 0);
  }

  private void raw(String name, int directory, int entries) {
    ByteBuffer out = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {'I', 'I', 42, 0}).putInt(directory).putShort((short) entries);
    images.add(new Hostile("tiff: " + name, TYPE, out.array()));
  }
}
