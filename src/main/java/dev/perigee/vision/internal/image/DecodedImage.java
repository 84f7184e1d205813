package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Pixels in native memory: close it.
 *
 * @param format null for pixels that came decoded
 * @param rgb 8 bits, three channels, red first; gone when the image is closed, and parts of it too
 * @param release frees the pixels
 */
public record DecodedImage(ImageFormat format, Mat rgb, Runnable release) implements AutoCloseable {

  /** The pixels of a picture, shared with it. */
  public static DecodedImage of(Picture picture) {
    BytePointer first = new BytePointer(picture.rgb());
    Mat rgb =
        new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3, first, picture.stride());
    return new DecodedImage(null, rgb, rgb::close);
  }

  public int width() {
    return rgb.cols();
  }

  public int height() {
    return rgb.rows();
  }

  @Override
  public void close() {
    release.run();
  }
}
