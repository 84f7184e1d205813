package dev.perigee.vision.internal.image;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import org.bytedeco.opencv.opencv_core.Mat;

/** Sets photos upright, by the orientations of EXIF (tag 0112, JEITA CP-3451). */
final class ExifOrientation {
  /** {@code flipCode} of OpenCV. */
  private static final int UP_DOWN = 0;

  private static final int LEFT_RIGHT = 1;
  private static final int BOTH = -1;

  private ExifOrientation() {}

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
