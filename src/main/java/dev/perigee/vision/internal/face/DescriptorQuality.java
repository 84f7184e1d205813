package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How likely a descriptor of this face matches another photo of the same person, 0..1: a logistic
 * function of the detection score, of sharpness, s / (s + 0.05) with s of {@link Sharpness}, and of
 * the turn to the side beyond {@value #FREE_TURN}. Fitted by models/reference/calibrate_score.py to
 * 100 photos of 10 people and to blurred, shrunk, dark, noisy and turned copies of them;
 * docs/accuracy.md tells how well it ranks. The size of the face is in it through sharpness, which
 * sees that a small face was enlarged: as a measure of its own it added nothing.
 */
public final class DescriptorQuality {
  private static final double HALF_SHARPNESS = 0.05;
  private static final double FREE_TURN = 0.3;
  private static final double CONSTANT = -14.37;
  private static final double OF_DETECTION = 13.50;
  private static final double OF_SHARPNESS = 6.67;
  private static final double OF_TURN = -1.14;

  private DescriptorQuality() {}

  /**
   * @param detectionScore 0..1; 1 for a sample
   * @param input 112x112 RGB
   */
  public static float of(double detectionScore, Landmarks landmarks, Mat input) {
    double sharpness = Sharpness.of(input);
    double sum =
        CONSTANT
            + OF_DETECTION * detectionScore
            + OF_SHARPNESS * sharpness / (sharpness + HALF_SHARPNESS)
            + OF_TURN * Math.max(0, turn(landmarks) - FREE_TURN);
    return (float) (1 / (1 + Math.exp(-sum)));
  }

  /** How far the nose tip lies off the middle between the eyes, along their line, in its length. */
  private static double turn(Landmarks landmarks) {
    Point eyes = landmarks.rightEye().minus(landmarks.leftEye());
    Point middle = Point.mean(landmarks.five(), 0, 2);
    Point nose = landmarks.five().get(2).minus(middle);
    double length = Math.max(1, Math.hypot(eyes.x(), eyes.y()));
    return Math.abs(nose.x() * eyes.x() + nose.y() * eyes.y()) / (length * length);
  }
}
