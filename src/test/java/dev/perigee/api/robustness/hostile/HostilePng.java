package dev.perigee.api.robustness.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files with faults. */
final class HostilePng {
  private static final String TYPE = "image/png";
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int FLOOD = 50_000;

  private final List<Hostile> images = new ArrayList<>();

  private HostilePng() {}

  static List<Hostile> all() {
    HostilePng png = new HostilePng();
    png.sizes();
    png.headers();
    png.data();
    png.floods();
    return png.images;
  }

  private void add(String name, byte[]... chunks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    for (byte[] chunk : chunks) {
      out.writeBytes(chunk);
    }
    images.add(new Hostile("png: " + name, TYPE, out.toByteArray()));
  }

  private void sizes() {
    int most = Integer.MAX_VALUE;
    int[][] sizes = {
      {50_000, 50_000},
      {most, most},
      {most, 1},
      {1, most},
      {100_001, 1_000},
      {0, 0},
      {0, 9},
      {9, 0},
      {-1, -1},
      {-1, 9},
      {10_001, 10_000},
      {65_536, 65_536}
    };
    for (int[] size : sizes) {
      add(
          size[0] + "x" + size[1],
          header(size[0], size[1], 8, 2, 0),
          chunk("IDAT", deflated(new byte[100])),
          end());
    }
    // As many pixels as are allowed, in very few bytes.
    add(
        "10000x10000 of nothing",
        header(10_000, 10_000, 8, 0, 0),
        chunk("IDAT", deflated(new byte[10_001 * 10_000])),
        end());
    add(
        "9999x9999, one bit",
        header(9_999, 9_999, 1, 0, 0),
        chunk("IDAT", deflated(new byte[1_251 * 9_999])),
        end());
  }

  private void headers() {
    byte[] pixels = chunk("IDAT", deflated(new byte[28 * 9]));
    int[][] kinds = {{8, 1}, {8, 5}, {8, 7}, {3, 0}, {0, 2}, {32, 2}, {1, 2}, {16, 3}, {255, 255}};
    for (int[] kind : kinds) {
      add(
          "depth " + kind[0] + ", colour " + kind[1],
          header(9, 9, kind[0], kind[1], 0),
          pixels,
          end());
    }
    add("interlace 7", header(9, 9, 8, 2, 7), pixels, end());
    add("a colour table that is missing", header(9, 9, 8, 3, 0), pixels, end());
    add("no header", pixels, end());
    add("nothing but a header", header(9, 9, 8, 2, 0));
    add("no pixels", header(9, 9, 8, 2, 0), end());
    add("a header behind the pixels", pixels, header(9, 9, 8, 2, 0), end());
    byte[] damaged = header(9, 9, 8, 2, 0);
    damaged[damaged.length - 1] ^= 1;
    add("a header with a wrong checksum", damaged, pixels, end());
    byte[] longer = header(9, 9, 8, 2, 0);
    longer[3] = 14;
    add("a header of another length", longer, pixels, end());
    byte[] endless = chunk("IDAT", new byte[9]);
    endless[0] = (byte) 0xFF;
    add("pixels without end", header(9, 9, 8, 2, 0), endless, end());
    add(
        "a critical chunk that nobody knows",
        header(9, 9, 8, 2, 0),
        chunk("ABCD", new byte[9]),
        pixels,
        end());
  }

  private void data() {
    byte[] header = header(9, 9, 8, 2, 0);
    add("empty pixels", header, chunk("IDAT", new byte[0]), end());
    add("pixels that are no zlib", header, chunk("IDAT", new byte[100]), end());
    add("too few pixels", header, chunk("IDAT", deflated(new byte[100])), end());
    byte[] cut = deflated(new byte[28 * 9]);
    add(
        "zlib that is cut",
        header,
        chunk("IDAT", java.util.Arrays.copyOf(cut, cut.length / 2)),
        end());
    byte[] filter = new byte[28 * 9];
    filter[0] = 9;
    add("a filter that nobody knows", header, chunk("IDAT", deflated(filter)), end());
    byte[] wrong = chunk("IDAT", deflated(new byte[28 * 9]));
    wrong[wrong.length - 1] ^= 1;
    add("pixels with a wrong checksum", header, wrong, end());
  }

  /** Small pictures, whole but for what lies around them. */
  private void floods() {
    byte[] header = header(9, 9, 8, 2, 0);
    byte[] pixels = chunk("IDAT", deflated(new byte[28 * 9]));
    byte[] text = chunk("tEXt", "a\0b".getBytes(ISO_8859_1));
    add(FLOOD + " texts", header, repeated(text, FLOOD), pixels, end());
    add(FLOOD + " texts at the end", header, pixels, repeated(text, FLOOD), end());
    add(
        FLOOD + " empty pixel chunks",
        header,
        repeated(chunk("IDAT", new byte[0]), FLOOD),
        pixels,
        end());
    add(
        FLOOD + " unknown chunks",
        header,
        repeated(chunk("abCd", new byte[0]), FLOOD),
        pixels,
        end());
    add("one large text", header, chunk("tEXt", new byte[20_000_000]), pixels, end());
    add("one large EXIF", header, chunk("eXIf", new byte[20_000_000]), pixels, end());
    add("one large profile", header, chunk("iCCP", new byte[20_000_000]), pixels, end());
    byte[] bomb = deflated(new byte[100_000_000]);
    add(
        200 + " texts that inflate",
        header,
        repeated(chunk("zTXt", joined("a\0\0", bomb)), 200),
        pixels,
        end());
  }

  private static byte[] repeated(byte[] chunk, int count) {
    ByteBuffer all = ByteBuffer.allocate(chunk.length * count);
    for (int i = 0; i < count; i++) {
      all.put(chunk);
    }
    return all.array();
  }

  private static byte[] joined(String head, byte[] tail) {
    return ByteBuffer.allocate(head.length() + tail.length)
        .put(head.getBytes(ISO_8859_1))
        .put(tail)
        .array();
  }

  private static byte[] header(int width, int height, int depth, int colour, int interlace) {
    return chunk(
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {(byte) depth, (byte) colour, 0, 0, (byte) interlace})
            .array());
  }

  private static byte[] end() {
    return chunk("IEND", new byte[0]);
  }

  private static byte[] chunk(String name, byte[] data) {
    byte[] checked = joined(name, data);
    CRC32 crc = new CRC32();
    crc.update(checked);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(checked)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 * 1024];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
