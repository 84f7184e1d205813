package dev.perigee.vision.internal.face;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How likely a descriptor of this face matches another photo of the same person, 0..1: a logistic
 * function of the detection score and of sharpness, s / (s + 0.05) with s of {@link Sharpness}.
 * Fitted by models/reference/calibrate_score.py to 100 photos of 10 people and to blurred, shrunk,
 * dark and noisy copies of them; docs/accuracy.md tells how well it ranks. The eye distance adds
 * nothing to sharpness, which sees that a small face was enlarged; how far the head is turned could
 * not be fitted, because the photos show hardly any profile.
 */
public final class DescriptorQuality {
  private static final double HALF_SHARPNESS = 0.05;
  private static final double CONSTANT = -16.94;
  private static final double OF_DETECTION = 12.73;
  private static final double OF_SHARPNESS = 12.17;

  private DescriptorQuality() {}

  /**
   * @param detectionScore 0..1; 1 for a sample
   * @param input 112x112 RGB
   */
  public static float of(double detectionScore, Mat input) {
    double sharpness = Sharpness.of(input);
    double sum =
        CONSTANT
            + OF_DETECTION * detectionScore
            + OF_SHARPNESS * sharpness / (sharpness + HALF_SHARPNESS);
    return (float) (1 / (1 + Math.exp(-sum)));
  }
}
