package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How likely a descriptor of this face matches another photo of the same person, 0..1: a logistic
 * function of the detection score, of sharpness, s / (s + 0.05) with s of {@link Sharpness}, of the
 * size and of the turn to the side. Fitted by models/reference/calibrate_score.py to 100 photos of
 * 10 people and to blurred, shrunk, dark, noisy and turned copies of them; docs/accuracy.md tells
 * how well it ranks.
 */
public final class DescriptorQuality {
  private static final double HALF_SHARPNESS = 0.05;
  private static final double CONSTANT = -16.94;
  private static final double OF_DETECTION = 12.73;
  private static final double OF_SHARPNESS = 12.17;
  private static final double OF_SIZE = 0;
  private static final double OF_TURN = 0;

  private DescriptorQuality() {}

  /**
   * @param detectionScore 0..1; 1 for a sample
   * @param size eye distance relative to that of the network's input; 1 or more changes nothing
   * @param input 112x112 RGB
   */
  public static float of(double detectionScore, double size, Landmarks landmarks, Mat input) {
    double sharpness = Sharpness.of(input);
    double sum =
        CONSTANT
            + OF_DETECTION * detectionScore
            + OF_SHARPNESS * sharpness / (sharpness + HALF_SHARPNESS)
            + OF_SIZE * Math.min(1, size)
            + OF_TURN * turn(landmarks);
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
