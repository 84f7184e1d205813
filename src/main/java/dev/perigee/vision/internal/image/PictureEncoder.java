package dev.perigee.vision.internal.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.perigee.vision.ImageFormat;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures for people to look at. */
public final class PictureEncoder {
  private static final int PERCENT = 100;

  private PictureEncoder() {}

  /** See {@link dev.perigee.vision.FaceVision#encode}. */
  public static byte[] encode(Mat rgb, ImageFormat format, int maxSide, double quality) {
    double scale = (double) maxSide / Math.max(rgb.cols(), rgb.rows());
    if (maxSide == 0 || scale >= 1) {
      return encode(rgb, format, quality);
    }
    int width = Math.max(1, (int) Math.round(rgb.cols() * scale));
    int height = Math.max(1, (int) Math.round(rgb.rows() * scale));
    try (Mat small = new Mat();
        Size size = new Size(width, height)) {
      resize(rgb, small, size, 0, 0, INTER_AREA);
      return encode(small, format, quality);
    }
  }

  private static byte[] encode(Mat rgb, ImageFormat format, double quality) {
    return switch (format) {
      case JPEG ->
          JpegEncoder.encode(
              rgb, ".jpg", IMWRITE_JPEG_QUALITY, (int) Math.round(quality * PERCENT));
      case PNG -> JpegEncoder.encode(rgb, ".png");
      default -> throw new IllegalArgumentException("cannot write " + format);
    };
  }
}
