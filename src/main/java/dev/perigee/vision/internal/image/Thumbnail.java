package dev.perigee.vision.internal.image;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Small copies of images. */
public final class Thumbnail {
  private Thumbnail() {}

  /**
   * The image as JPEG, made smaller by averaging areas.
   *
   * @param side pixels of the longer side, less than that of the image
   */
  public static byte[] of(DecodedImage image, int side) {
    double scale = (double) side / Math.max(image.width(), image.height());
    try (Mat small = new Mat();
        Size size = new Size(scaled(image.width(), scale), scaled(image.height(), scale))) {
      opencv_imgproc.resize(image.rgb(), small, size, 0, 0, opencv_imgproc.INTER_AREA);
      return JpegEncoder.encode(small);
    }
  }

  private static int scaled(int length, double scale) {
    return Math.max(1, (int) Math.round(length * scale));
  }
}
