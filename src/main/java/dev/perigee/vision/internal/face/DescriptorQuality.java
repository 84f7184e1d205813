package dev.perigee.vision.internal.face;

import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How good a base for comparison a face is, 0..1: the product of three factors.
 *
 * <ul>
 *   <li>the detection score;
 *   <li>resolution: eye distance in the photo relative to that of the network's input (35 px), at
 *       most 1;
 *   <li>sharpness: s / (s + 5), s = standard deviation of the Laplacian of the gray 112x112 input
 *       relative to the standard deviation of its gray levels, in percent (so that contrast does
 *       not count).
 * </ul>
 *
 * <p>A simple measure to sort bad photos out, not a trained one.
 */
public final class DescriptorQuality {
  private static final double TEMPLATE_EYE_DISTANCE = 35.24;
  private static final double HALF_SHARPNESS = 0.05;

  private DescriptorQuality() {}

  /**
   * @param detectionScore 0..1
   * @param eyeDistance in the photo, pixels; for a sample that of the template
   * @param input 112x112 RGB
   */
  public static float of(double detectionScore, double eyeDistance, Mat input) {
    double resolution = Math.min(1, eyeDistance / TEMPLATE_EYE_DISTANCE);
    double sharpness = sharpness(input);
    return (float) (detectionScore * resolution * sharpness / (sharpness + HALF_SHARPNESS));
  }

  /** The score of a sample whose photo is not known. */
  public static float ofSample(Mat input) {
    return of(1, TEMPLATE_EYE_DISTANCE, input);
  }

  private static double sharpness(Mat rgb) {
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
