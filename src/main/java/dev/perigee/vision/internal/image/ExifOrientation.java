package dev.perigee.vision.internal.image;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.opencv.opencv_core.Mat;

/** How a camera was held (EXIF tag 0112, JEITA CP-3451), and how its photo is set upright. */
final class ExifOrientation {
  static final int UPRIGHT = 1;

  private static final byte[] SIGNATURE = {'E', 'x', 'i', 'f', 0, 0};
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;
  private static final int LITTLE_ENDIAN = 0x4949;
  private static final int BIG_ENDIAN = 0x4D4D;

  /** {@code flipCode} of OpenCV. */
  private static final int UP_DOWN = 0;

  private static final int LEFT_RIGHT = 1;
  private static final int BOTH = -1;

  private ExifOrientation() {}

  /** Whether the content of an APP1 segment is EXIF. */
  static boolean isExif(byte[] data, int from, int length) {
    return length > SIGNATURE.length
        && ByteBuffer.wrap(data, from, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
  }

  /**
   * What the content of an EXIF segment states; what it does not, or not readably, is upright.
   *
   * @return 1..8
   */
  static int read(byte[] data, int from, int length) {
    int start = from + SIGNATURE.length;
    ByteBuffer tiff = ByteBuffer.wrap(data, start, length - SIGNATURE.length).slice();
    try {
      switch (tiff.getShort(0)) {
        case LITTLE_ENDIAN -> tiff.order(ByteOrder.LITTLE_ENDIAN);
        case BIG_ENDIAN -> {}
        default -> {
          return UPRIGHT;
        }
      }
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory) & 0xFFFF;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + ENTRY * i;
        if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
          int value = tiff.getShort(entry + 8) & 0xFFFF;
          boolean known = tiff.getShort(entry + 2) == SHORT && value >= UPRIGHT && value <= 8;
          return known ? value : UPRIGHT;
        }
      }
    } catch (IndexOutOfBoundsException broken) {
      return UPRIGHT;
    }
    return UPRIGHT;
  }

  /** Whether setting upright makes a row of a column. */
  static boolean swapsSides(int orientation) {
    return orientation > 4;
  }

  /**
   * Sets a photo upright whose sides stay what they are, where it is.
   *
   * @param orientation 1..4
   */
  static void turnInPlace(Mat photo, int orientation) {
    switch (orientation) {
      case 2 -> flip(photo, photo, LEFT_RIGHT);
      case 3 -> flip(photo, photo, BOTH);
      case 4 -> flip(photo, photo, UP_DOWN);
      default -> {}
    }
  }

  /**
   * Sets a photo upright whose sides are swapped by that.
   *
   * @param orientation 5..8
   * @param upright of the size and type that result: every pixel is written
   */
  static void turn(Mat photo, int orientation, Mat upright) {
    transpose(photo, upright);
    switch (orientation) {
      case 6 -> flip(upright, upright, LEFT_RIGHT);
      case 7 -> flip(upright, upright, BOTH);
      case 8 -> flip(upright, upright, UP_DOWN);
      default -> {}
    }
  }
}
