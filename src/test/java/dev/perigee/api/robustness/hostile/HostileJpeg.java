package dev.perigee.api.robustness.hostile;

import dev.perigee.api.Photos;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** JPEG files with faults. */
final class HostileJpeg {
  private static final String TYPE = "image/jpeg";
  private static final int SEGMENTS = 50_000;
  private static final byte[] SCAN = segment(0xDA, new byte[] {1, 1, 0, 0, 63, 0});

  private final List<Hostile> images = new ArrayList<>();

  private HostileJpeg() {}

  static List<Hostile> all() {
    HostileJpeg jpeg = new HostileJpeg();
    jpeg.sizes();
    jpeg.frames();
    jpeg.tables();
    jpeg.floods();
    return jpeg.images;
  }

  private void add(String name, byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    images.add(new Hostile("jpeg: " + name, TYPE, out.toByteArray()));
  }

  private void sizes() {
    int[][] sizes = {
      {65_535, 65_535},
      {65_535, 1_600},
      {1_600, 65_535},
      {0, 0},
      {0, 9},
      {9, 0},
      {50_000, 50_000},
      {10_001, 10_000},
      {30_000, 30_000}
    };
    for (int[] size : sizes) {
      add(size[0] + "x" + size[1], frame(0xC0, 8, size[0], size[1], 1, 0x11), SCAN, new byte[99]);
      byte[] photo = Photos.gray(64, 64);
      int at = frameAt(photo);
      ByteBuffer.wrap(photo).putShort(at + 5, (short) size[1]).putShort(at + 7, (short) size[0]);
      images.add(new Hostile("jpeg: 64x64 that claims " + size[0] + "x" + size[1], TYPE, photo));
    }
    byte[] photo = Photos.gray(64, 64);
    ByteBuffer.wrap(photo)
        .putShort(frameAt(photo) + 5, (short) 9_000)
        .putShort(frameAt(photo) + 7, (short) 9_000);
    images.add(new Hostile("jpeg: 64x64 that claims 9000x9000", TYPE, photo));
  }

  /** Where the marker of the frame is. */
  private static int frameAt(byte[] jpeg) {
    for (int i = 2; ; i += 2 + ((jpeg[i + 2] & 0xFF) << 8 | jpeg[i + 3] & 0xFF)) {
      if ((jpeg[i + 1] & 0xF0) == 0xC0 && (jpeg[i + 1] & 0xFF) != 0xC4) {
        return i;
      }
    }
  }

  private void frames() {
    byte[] good = frame(0xC0, 8, 9, 9, 1, 0x11);
    add("no frame", SCAN, new byte[99]);
    add("no scan", good);
    add("nothing");
    add("two frames", good, good, SCAN, new byte[99]);
    add("no tables", good, SCAN, new byte[99]);
    for (int kind : new int[] {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}) {
      add(
          "frame of kind " + Integer.toHexString(kind),
          frame(kind, 8, 9, 9, 1, 0x11),
          SCAN,
          new byte[99]);
    }
    for (int bits : new int[] {0, 1, 12, 16, 255}) {
      add(bits + " bits", frame(0xC0, bits, 9, 9, 1, 0x11), SCAN, new byte[99]);
    }
    for (int components : new int[] {0, 2, 5, 255}) {
      add(components + " components", frame(0xC0, 8, 9, 9, components, 0x11), SCAN, new byte[99]);
    }
    for (int sampling : new int[] {0x00, 0x51, 0x15, 0xFF}) {
      add("sampling " + sampling, frame(0xC0, 8, 9, 9, 1, sampling), SCAN, new byte[99]);
    }
    add("a frame that is too short", segment(0xC0, new byte[] {8, 0, 9, 0, 9}), SCAN);
    add("a segment of length 0", new byte[] {(byte) 0xFF, (byte) 0xE0, 0, 0}, good, SCAN);
    add("a segment of length 1", new byte[] {(byte) 0xFF, (byte) 0xE0, 0, 1}, good, SCAN);
    add(
        "a segment behind the end",
        new byte[] {(byte) 0xFF, (byte) 0xE0, (byte) 0xFF, (byte) 0xFF},
        good);
  }

  private void tables() {
    byte[] good = frame(0xC0, 8, 9, 9, 1, 0x11);
    byte[] many = new byte[17];
    Arrays.fill(many, (byte) 0xFF);
    add("a Huffman table with too many codes", segment(0xC4, many), good, SCAN, new byte[99]);
    add("a Huffman table of number 255", segment(0xC4, new byte[] {(byte) 255, 1}), good, SCAN);
    add("a quantisation table of number 15", segment(0xDB, new byte[] {15, 1}), good, SCAN);
    add("a quantisation table that is cut", segment(0xDB, new byte[] {0, 1, 1}), good, SCAN);
    add("a scan of 255 components", good, segment(0xDA, new byte[] {(byte) 255, 1, 0, 0, 63, 0}));
    add("a scan of an unknown component", good, segment(0xDA, new byte[] {1, 9, 0, 0, 63, 0}));
  }

  private void floods() {
    byte[] photo = Photos.gray(64, 64);
    byte[] rest = Arrays.copyOfRange(photo, 2, photo.length - 2);
    add(SEGMENTS + " comments", repeated(segment(0xFE, new byte[] {'x'}), SEGMENTS), rest);
    add(SEGMENTS + " application segments", repeated(segment(0xE5, new byte[0]), SEGMENTS), rest);
    add(SEGMENTS + " tables", repeated(segment(0xDD, new byte[2]), SEGMENTS), rest);
    add("300 large application segments", repeated(segment(0xE1, new byte[65_533]), 300), rest);
    add("300 large profiles", repeated(segment(0xE2, new byte[65_533]), 300), rest);
    byte[] progressive = Photos.gray(2_000, 2_000);
    progressive[frameAt(progressive) + 1] = (byte) 0xC2;
    byte[] body = Arrays.copyOfRange(progressive, 2, progressive.length - 2);
    add("5000 scans", body, repeated(segment(0xDA, new byte[] {1, 1, 0, 0, 0, 0}), 5_000));
  }

  private static byte[] repeated(byte[] part, int count) {
    ByteBuffer all = ByteBuffer.allocate(part.length * count);
    for (int i = 0; i < count; i++) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] frame(
      int kind, int bits, int width, int height, int components, int sampling) {
    ByteBuffer frame = ByteBuffer.allocate(6 + 3 * components);
    frame.put((byte) bits).putShort((short) height).putShort((short) width).put((byte) components);
    for (int i = 1; i <= components; i++) {
      frame.put((byte) i).put((byte) sampling).put((byte) 0);
    }
    return segment(kind, frame.array());
  }

  private static byte[] segment(int marker, byte[] data) {
    return ByteBuffer.allocate(data.length + 4)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .array();
  }
}
