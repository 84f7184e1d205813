package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Pixels in native memory: close it.
 *
 * @param rgb 8 bits, three channels, red first
 */
public record DecodedImage(ImageFormat format, Mat rgb) implements AutoCloseable {

  public int width() {
    return rgb.cols();
  }

  public int height() {
    return rgb.rows();
  }

  @Override
  public void close() {
    rgb.close();
  }
}
