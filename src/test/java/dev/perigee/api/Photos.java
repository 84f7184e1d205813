package dev.perigee.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Images that API tests send. */
public final class Photos {
  private Photos() {}

  /** One of the photos in src/test/resources/photos (see NOTICE there). */
  public static byte[] sample(int number) {
    try (InputStream in = Photos.class.getResourceAsStream("/photos/sample" + number + ".jpg")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A photo without anybody. */
  public static byte[] gray(int width, int height) {
    try (Mat picture = new Mat(height, width, opencv_core.CV_8UC3, new Scalar(120, 130, 140, 0))) {
      return encode(picture, ".jpg");
    }
  }

  /** Two photos side by side, so that there are at least two faces. */
  static byte[] sideBySide(byte[] left, byte[] right) {
    try (Mat a = decode(left);
        Mat b = decode(right);
        Mat both = new Mat()) {
      int height = Math.min(a.rows(), b.rows());
      opencv_core.hconcat(a.rowRange(0, height), b.rowRange(0, height), both);
      return encode(both, ".jpg");
    }
  }

  /** The same picture in the format with the file ending, for example {@code .png}. */
  static byte[] as(String ending, byte[] image) {
    try (Mat picture = decode(image)) {
      return encode(picture, ending);
    }
  }

  static Mat decode(byte[] image) {
    try (BytePointer data = new BytePointer(image);
        Mat encoded = new Mat(1, image.length, opencv_core.CV_8UC1, data)) {
      return opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
    }
  }

  private static byte[] encode(Mat picture, String ending) {
    try (BytePointer out = new BytePointer()) {
      opencv_imgcodecs.imencode(ending, picture, out);
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return bytes;
    }
  }
}
