package dev.perigee.vision.internal.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Samples to bytes. */
public final class JpegEncoder {
  private static final int QUALITY = 95;

  private JpegEncoder() {}

  /** The image as JPEG, quality 95 with full colour resolution. */
  public static byte[] encode(Mat rgb) {
    return encode(
        rgb,
        ".jpg",
        IMWRITE_JPEG_QUALITY,
        QUALITY,
        IMWRITE_JPEG_SAMPLING_FACTOR,
        IMWRITE_JPEG_SAMPLING_FACTOR_444);
  }

  /**
   * @param extension of a file of the wanted format
   * @param parameters of OpenCV: name and value in turns
   */
  static byte[] encode(Mat rgb, String extension, int... parameters) {
    try (Mat bgr = new Mat();
        BytePointer format = new BytePointer(extension);
        BytePointer out = new BytePointer();
        IntPointer flags = new IntPointer(parameters)) {
      cvtColor(rgb, bgr, COLOR_RGB2BGR);
      if (!imencode(format, bgr, out, flags)) {
        throw new IllegalStateException("encoding failed");
      }
      byte[] bytes = new byte[Math.toIntExact(out.limit())];
      out.get(bytes);
      return bytes;
    }
  }
}
