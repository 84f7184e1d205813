package dev.perigee.api.robustness.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** BMP and Netpbm files with faults. */
final class HostileBitmaps {
  private static final String BMP = "image/bmp";
  private static final String PNM = "image/x-portable-pixmap";

  private final List<Hostile> images = new ArrayList<>();

  private HostileBitmaps() {}

  static List<Hostile> all() {
    HostileBitmaps bitmaps = new HostileBitmaps();
    bitmaps.bmp();
    bitmaps.pnm();
    return bitmaps.images;
  }

  private void bmp() {
    int most = Integer.MAX_VALUE;
    int[][] sizes = {
      {50_000, 50_000},
      {most, most},
      {most, Integer.MIN_VALUE},
      {-1, 9},
      {0, 0},
      {0, 9},
      {9, 0},
      {10_001, 10_000},
      {9_000, 9_000},
      {1, most}
    };
    for (int[] size : sizes) {
      add(size[0] + "x" + size[1], 40, size[0], size[1], 24, 0, 54, 300);
    }
    for (int bits : new int[] {0, 33, 64, 255, 65_535}) {
      add(bits + " bits", 40, 9, 9, bits, 0, 54, 900);
    }
    for (int compression : new int[] {4, 5, 99, -1}) {
      add("compression " + compression, 40, 9, 9, 24, compression, 54, 900);
    }
    for (int at : new int[] {1_000_000, -1, most}) {
      add("pixels at " + at, 40, 9, 9, 24, 0, at, 300);
    }
    for (int header : new int[] {0, 1, 13, 39, 1_000_000, -1}) {
      add("header of " + header + " bytes", header, 9, 9, 24, 0, 54, 300);
    }
    add("too few pixels", 40, 99, 99, 24, 0, 54, 300);
  }

  private void add(
      String name,
      int header,
      int width,
      int height,
      int bits,
      int compression,
      int at,
      int bytes) {
    ByteBuffer out = ByteBuffer.allocate(54 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(at);
    out.putInt(header).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
    out.putInt(compression);
    images.add(new Hostile("bmp: " + name, BMP, out.array()));
  }

  private void pnm() {
    for (String header :
        List.of(
            "P6 50000 50000 255\n",
            "P6 0 0 255\n",
            "P6 0 9 255\n",
            "P6 -9 9 255\n",
            "P6 9 9 0\n",
            "P6 9 9 65536\n",
            "P6 9 9 -1\n",
            "P6 9 9\n",
            "P6 9\n",
            "P6 a b c\n",
            "P6 9.5 9 255\n",
            "P6 99999999999 1 255\n",
            "P6 99999999999999999999999 9 255\n",
            "P6 100 100 255\n",
            "P5 100 100 65535\n",
            "P4 100000 100000\n",
            "P3 9 9 255\n1 2 3",
            "P3 99999 99999 255\n",
            "P2 9 9 255\nx y z",
            "P1 99 99\n2 3 4",
            "P6 # a comment without end")) {
      images.add(
          new Hostile("pnm: " + header.strip(), PNM, (header + "\0\0\0").getBytes(ISO_8859_1)));
    }
    String comments = "# comment\n".repeat(500_000);
    images.add(
        new Hostile("pnm: a flood of comments", PNM, ("P6\n" + comments).getBytes(ISO_8859_1)));
    images.add(
        new Hostile(
            "pnm: a flood of blanks", PNM, ("P6" + " ".repeat(5_000_000)).getBytes(ISO_8859_1)));
  }
}
