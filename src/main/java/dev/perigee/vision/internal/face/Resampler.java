package dev.perigee.vision.internal.face;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import dev.perigee.vision.Point;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** New pictures out of parts of a picture. All matrices are RGB, 8 bits; the caller closes them. */
public final class Resampler {
  /** Up to this factor four neighbours hold all that an average would. */
  private static final double SLIGHTLY = 1.25;

  private Resampler() {}

  /** A black picture. */
  public static Mat blank(int width, int height) {
    return new Mat(height, width, CV_8UC3, Scalar.BLACK);
  }

  /** The image in a black frame, see {@link Letterbox}. */
  public static Mat letterbox(Mat image, Letterbox box, int frameWidth, int frameHeight) {
    Mat frame = blank(frameWidth, frameHeight);
    try (Rect place = new Rect(box.dx(), box.dy(), box.width(), box.height());
        Mat inside = new Mat(frame, place);
        Size size = new Size(box.width(), box.height())) {
      if (box.scale() < 1) {
        try (Mat near = halve(image, halvings(factor(image, size)))) {
          shrink(near, inside, size);
        }
      } else {
        resize(image, inside, size, 0, 0, INTER_LINEAR);
      }
    }
    return frame;
  }

  /** The image scaled to the size by area averaging. */
  public static Mat shrink(Mat image, int width, int height) {
    Mat out = new Mat();
    try (Size size = new Size(width, height)) {
      shrink(image, out, size);
    }
    return out;
  }

  /** Halves first as long as that leaves enough pixels for the exact average not to differ. */
  private static void shrink(Mat image, Mat out, Size size) {
    double factor = factor(image, size);
    try (Mat near = halve(image, halvings(factor / 2))) {
      resize(near, out, size, 0, 0, factor <= SLIGHTLY ? INTER_LINEAR : INTER_AREA);
    }
  }

  /** By how much the image is made smaller; the side that is made less so counts. */
  private static double factor(Mat image, Size size) {
    return Math.min((double) image.cols() / size.width(), (double) image.rows() / size.height());
  }

  /**
   * How often a picture can be halved that is to be made smaller, so that at least as many pixels
   * are left as are wanted. What detectors look at is halved as often; what is described is
   * averaged more exactly, from twice the pixels or more.
   *
   * @param factor by which it is made smaller in all
   */
  static int halvings(double factor) {
    return Math.max(0, Math.getExponent(factor));
  }

  /**
   * The image area-averaged to a half again and again; rows and columns that are left over at the
   * right and lower border are cut off. Ten times faster than averaging by another factor.
   *
   * @param times how often, see {@link #halvings}
   */
  static Mat halve(Mat image, int times) {
    if (times == 0) {
      return new Mat(image);
    }
    int width = image.cols() / 2;
    int height = image.rows() / 2;
    Mat half = new Mat();
    try (Rect even = new Rect(0, 0, 2 * width, 2 * height);
        Mat part = new Mat(image, even);
        Size size = new Size(width, height)) {
      resize(part, half, size, 0, 0, INTER_AREA);
    }
    try (half) {
      return halve(half, times - 1);
    }
  }

  /**
   * Draws the image through a map into a new picture; what lies outside of the image is black. When
   * the map shrinks to less than half, the part that is needed is first area-averaged by a whole
   * factor, so that no detail aliases.
   *
   * @param toPicture image coordinates to picture coordinates
   */
  public static Mat warp(Mat image, Affine toPicture, int width, int height) {
    int factor = (int) Math.floor(1 / toPicture.scale());
    int[] part = neededPart(image, toPicture, width, height, factor);
    if (part == null) {
      return blank(width, height);
    }
    try (Rect area = new Rect(part[0], part[1], part[2], part[3]);
        Mat needed = new Mat(image, area)) {
      Affine map = Affine.scaleThenMove(1, 1, part[0], part[1]).then(toPicture);
      if (factor < 2) {
        return draw(needed, map, width, height);
      }
      int w = Math.max(1, part[2] / factor);
      int h = Math.max(1, part[3] / factor);
      double sx = (double) part[2] / w;
      double sy = (double) part[3] / h;
      try (Mat small = shrink(needed, w, h)) {
        // Pixel centres: x_big = (x_small + 0.5) s - 0.5.
        Affine grow = Affine.scaleThenMove(sx, sy, sx / 2 - 0.5, sy / 2 - 0.5);
        return draw(small, grow.then(map), width, height);
      }
    }
  }

  private static Mat draw(Mat image, Affine map, int width, int height) {
    Mat out = new Mat();
    try (Mat matrix = new Mat(2, 3, CV_64F);
        Size size = new Size(width, height);
        DoubleIndexer cells = matrix.createIndexer()) {
      cells.put(0, 0, map.a(), map.b(), map.c(), map.d(), map.e(), map.f());
      warpAffine(image, out, matrix, size, INTER_LINEAR, BORDER_CONSTANT, Scalar.BLACK);
    }
    return out;
  }

  /** x, y, width, height of the part of the image under the picture, null when there is none. */
  private static int[] neededPart(Mat image, Affine map, int width, int height, int factor) {
    Affine back = map.inverse();
    double[] x = new double[4];
    double[] y = new double[4];
    for (int i = 0; i < 4; i++) {
      Point corner = back.apply(new Point(i % 2 * (width - 1), i / 2 * (height - 1)));
      x[i] = corner.x();
      y[i] = corner.y();
    }
    int margin = 2 * Math.max(1, factor);
    int left = (int) Math.max(0, Math.floor(min(x)) - margin);
    int top = (int) Math.max(0, Math.floor(min(y)) - margin);
    int right = (int) Math.min(image.cols(), Math.ceil(max(x)) + margin + 1);
    int bottom = (int) Math.min(image.rows(), Math.ceil(max(y)) + margin + 1);
    return right > left && bottom > top ? new int[] {left, top, right - left, bottom - top} : null;
  }

  private static double min(double[] v) {
    return java.util.Arrays.stream(v).min().orElseThrow();
  }

  private static double max(double[] v) {
    return java.util.Arrays.stream(v).max().orElseThrow();
  }
}
