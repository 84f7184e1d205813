package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Resampler;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What is seen behind a head: the pixels above the chin that lie outside of an ellipse of 1.8 head
 * widths and 1.7 head heights, which leaves room for hair.
 *
 * @param lightness mean gray level, 0..1; null when less than 5 % of the photo is background
 * @param uniformity 1 for one gray level, 0 from a standard deviation of 64 levels on; null as well
 */
record Background(Float lightness, Float uniformity) {
  private static final int WIDTH = 96;
  private static final double ACROSS = 0.9;
  private static final double ALONG = 0.85;
  private static final double LEAST_SHARE = 0.05;
  private static final double ROUGH = 64;

  /**
   * @param eyes point between the eyes, the middle of the head
   */
  static Background of(Mat photo, Point eyes, double headWidth, double headHeight) {
    double scale = (double) WIDTH / photo.cols();
    int height = Math.clamp(Math.round(photo.rows() * scale), 1, 4 * WIDTH);
    double scaleY = (double) height / photo.rows();
    byte[] rgb = new byte[3 * WIDTH * height];
    try (Mat small = Resampler.shrink(photo, WIDTH, height)) {
      small.data().get(rgb);
    }
    double chin = (eyes.y() + headHeight / 2) * scaleY;
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < Math.min(height, chin); y++) {
      for (int x = 0; x < WIDTH; x++) {
        double dx = (x / scale - eyes.x()) / (ACROSS * headWidth);
        double dy = (y / scaleY - eyes.y()) / (ALONG * headHeight);
        if (dx * dx + dy * dy > 1) {
          int at = 3 * (y * WIDTH + x);
          int gray = FacePixels.gray(rgb[at] & 0xFF, rgb[at + 1] & 0xFF, rgb[at + 2] & 0xFF);
          count++;
          sum += gray;
          squares += gray * gray;
        }
      }
    }
    if (count < LEAST_SHARE * WIDTH * height) {
      return new Background(null, null);
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    return new Background((float) (mean / 255), (float) Math.max(0, 1 - deviation / ROUGH));
  }
}
