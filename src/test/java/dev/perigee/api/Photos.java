package dev.perigee.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

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
  public static byte[] sideBySide(byte[] left, byte[] right) {
    try (Mat a = decode(left);
        Mat b = decode(right);
        Mat both = new Mat()) {
      int height = Math.min(a.rows(), b.rows());
      opencv_core.hconcat(a.rowRange(0, height), b.rowRange(0, height), both);
      return encode(both, ".jpg");
    }
  }

  /** The same picture in the format with the file ending, for example {@code .png}. */
  public static byte[] as(String ending, byte[] image) {
    try (Mat picture = decode(image)) {
      return encode(picture, ending);
    }
  }

  /** Width and height, pixels. */
  public static int[] size(byte[] image) {
    try (Mat picture = decode(image)) {
      return new int[] {picture.cols(), picture.rows()};
    }
  }

  /** Mirrored from left to right. */
  public static byte[] mirrored(byte[] image) {
    return changed(image, (from, to) -> opencv_core.flip(from, to, 1));
  }

  /** With every channel multiplied. */
  public static byte[] brightness(byte[] image, double factor) {
    return changed(image, (from, to) -> from.convertTo(to, -1, factor, 0));
  }

  /** Blurred by a Gaussian of this many pixels. */
  public static byte[] blurred(byte[] image, double sigma) {
    return changed(
        image,
        (from, to) -> {
          try (Size any = new Size(0, 0)) {
            opencv_imgproc.GaussianBlur(from, to, any, sigma);
          }
        });
  }

  /** Without colour. */
  public static byte[] grayscale(byte[] image) {
    return changed(
        image,
        (from, to) -> {
          opencv_imgproc.cvtColor(from, to, opencv_imgproc.COLOR_BGR2GRAY);
          opencv_imgproc.cvtColor(to, to, opencv_imgproc.COLOR_GRAY2BGR);
        });
  }

  /** Turned clockwise. */
  public static byte[] turned(byte[] image, double degrees) {
    return changed(
        image,
        (from, to) -> {
          try (Point2f middle = new Point2f(from.cols() / 2f, from.rows() / 2f);
              Mat matrix = opencv_imgproc.getRotationMatrix2D(middle, -degrees, 0.7)) {
            opencv_imgproc.warpAffine(from, to, matrix, from.size());
          }
        });
  }

  /** A polygon filled with one colour. */
  public static byte[] painted(
      byte[] image, List<List<int[]>> shapes, int red, int green, int blue) {
    return changed(
        image,
        (from, to) -> {
          from.copyTo(to);
          for (List<int[]> shape : shapes) {
            int[] corners = shape.stream().flatMapToInt(IntStream::of).toArray();
            try (Mat points = new Mat(shape.size(), 1, opencv_core.CV_32SC2);
                MatVector outlines = new MatVector(points);
                Scalar colour = new Scalar(blue, green, red, 0)) {
              points.<IntBuffer>createBuffer().put(corners);
              opencv_imgproc.fillPoly(to, outlines, colour);
            }
          }
        });
  }

  /** Red, green and blue of a pixel. */
  public static int[] colour(byte[] image, int x, int y) {
    try (Mat picture = decode(image)) {
      var pixel = picture.ptr(y, x);
      return new int[] {pixel.get(2) & 0xFF, pixel.get(1) & 0xFF, pixel.get(0) & 0xFF};
    }
  }

  /** A part of a picture, as far as it lies inside. */
  public static byte[] part(byte[] image, int x, int y, int width, int height) {
    try (Mat picture = decode(image)) {
      int left = Math.max(0, x);
      int top = Math.max(0, y);
      int right = Math.min(picture.cols(), x + width);
      int bottom = Math.min(picture.rows(), y + height);
      try (Rect area = new Rect(left, top, right - left, bottom - top);
          Mat part = new Mat(picture, area)) {
        return encode(part, ".jpg");
      }
    }
  }

  private static byte[] changed(byte[] image, BiConsumer<Mat, Mat> change) {
    try (Mat from = decode(image);
        Mat to = new Mat()) {
      change.accept(from, to);
      return encode(to, ".jpg");
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
