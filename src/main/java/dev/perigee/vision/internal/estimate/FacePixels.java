package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Rect;
import org.bytedeco.opencv.opencv_core.Mat;

/** The pixels of a small picture in the heap, for measures that look at each of them. */
final class FacePixels {
  /** Parts of the 112x112 picture inside a sample: forehead to chin, and its halves. */
  static final Rect FACE = new Rect(18, 22, 76, 82);

  static final Rect LEFT_HALF = new Rect(20, 30, 36, 74);
  static final Rect RIGHT_HALF = new Rect(56, 30, 36, 74);

  private static final int CHROMA = 12;
  private static final double COLOURED = 0.1;

  /** Says something of one pixel, channels 0..255. */
  interface Test {
    boolean holds(int red, int green, int blue);
  }

  private final byte[] rgb;
  private final int width;

  private FacePixels(byte[] rgb, int width) {
    this.rgb = rgb;
    this.width = width;
  }

  /** Copies a continuous 8-bit RGB picture. */
  static FacePixels of(Mat picture) {
    byte[] rgb = new byte[3 * picture.rows() * picture.cols()];
    picture.data().get(rgb);
    return new FacePixels(rgb, picture.cols());
  }

  /** Luma of ITU-R BT.601, 0..255. */
  static int gray(int red, int green, int blue) {
    return (299 * red + 587 * green + 114 * blue) / 1000;
  }

  /** Share of the pixels of a part that pass the test, 0..1. */
  double share(Rect part, Test test) {
    int passed = 0;
    for (int y = part.y(); y < part.y() + part.height(); y++) {
      for (int x = part.x(); x < part.x() + part.width(); x++) {
        int at = 3 * (y * width + x);
        if (test.holds(rgb[at] & 0xFF, rgb[at + 1] & 0xFF, rgb[at + 2] & 0xFF)) {
          passed++;
        }
      }
    }
    return (double) passed / part.area();
  }

  /** Whether a tenth of the face or more is not gray. */
  boolean isColour() {
    return share(
            FACE, (r, g, b) -> Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)) > CHROMA)
        > COLOURED;
  }

  /** How many pixels of a part have each gray level. */
  int[] grayHistogram(Rect part) {
    int[] counts = new int[256];
    share(
        part,
        (r, g, b) -> {
          counts[gray(r, g, b)]++;
          return true;
        });
    return counts;
  }

  double meanGray(Rect part) {
    int[] counts = grayHistogram(part);
    double sum = 0;
    for (int level = 0; level < counts.length; level++) {
      sum += (double) level * counts[level];
    }
    return sum / part.area();
  }
}
