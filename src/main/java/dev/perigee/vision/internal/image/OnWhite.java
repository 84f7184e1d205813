package dev.perigee.vision.internal.image;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Lays what can be seen through onto white: colour * alpha + white * (1 - alpha). */
final class OnWhite {
  private static final int ALPHA = 3;
  private static final double WHITE = 255;
  private static final double DEPTH_16_TO_8 = 1 / 257.0;

  private OnWhite() {}

  /**
   * @param rgb 8 bits, three channels; changed
   * @param bgra the same picture as decoded, four channels of 8 or 16 bits
   */
  static void lay(Mat rgb, Mat bgra) {
    try (Mat alpha = new Mat();
        Mat three = new Mat();
        Mat white = new Mat(rgb.rows(), rgb.cols(), rgb.type(), Scalar.all(WHITE))) {
      opencv_core.extractChannel(bgra, alpha, ALPHA);
      if (bgra.depth() == CV_16U) {
        alpha.convertTo(alpha, CV_8U, DEPTH_16_TO_8, 0);
      }
      opencv_imgproc.cvtColor(alpha, three, opencv_imgproc.COLOR_GRAY2BGR);
      opencv_core.multiply(rgb, three, rgb, 1 / WHITE, -1);
      opencv_core.subtract(white, three, white);
      opencv_core.add(rgb, white, rgb);
    }
  }
}
