package dev.perigee.vision.internal.face;

import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/** How much fine detail a picture has. */
public final class Sharpness {
  private Sharpness() {}

  /**
   * Standard deviation of the Laplacian of the gray picture relative to that of its gray levels, so
   * that contrast does not count. Faces at 112x112: 0.2 to 0.36 in focus, below 0.13 blurred.
   */
  public static double of(Mat rgb) {
    try (Mat gray = new Mat();
        Mat edges = new Mat()) {
      cvtColor(rgb, gray, COLOR_RGB2GRAY);
      Laplacian(gray, edges, CV_16S);
      return deviation(edges) / Math.max(1, deviation(gray));
    }
  }

  private static double deviation(Mat image) {
    try (Mat mean = new Mat(1, 1, CV_64F);
        Mat deviation = new Mat(1, 1, CV_64F)) {
      meanStdDev(image, mean, deviation);
      try (DoubleIndexer value = deviation.createIndexer()) {
        return value.get(0);
      }
    }
  }
}
