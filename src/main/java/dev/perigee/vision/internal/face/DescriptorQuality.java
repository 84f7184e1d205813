package dev.perigee.vision.internal.face;

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
  private static final double HALF_SHARPNESS = 0.05;

  private DescriptorQuality() {}

  /**
   * @param detectionScore 0..1
   * @param eyeDistance in the photo, pixels; for a sample that of the template
   * @param input 112x112 RGB
   */
  public static float of(double detectionScore, double eyeDistance, Mat input) {
    double resolution = Math.min(1, eyeDistance / FaceSample.TEMPLATE_EYE_DISTANCE);
    double sharpness = Sharpness.of(input);
    return (float) (detectionScore * resolution * sharpness / (sharpness + HALF_SHARPNESS));
  }
}
