package dev.perigee.vision.internal;

import dev.perigee.vision.internal.face.Candidate;
import dev.perigee.vision.internal.face.Landmarks;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Everything known about one face while its photo is at hand: what the descriptor and every other
 * estimation work on.
 *
 * @param photo the decoded image, or the sample itself
 * @param detection null for a sample
 * @param landmarks null for a sample
 * @param sample 250x250; empty when neither it nor the descriptor was asked for
 */
record FaceContext(Mat photo, Candidate detection, Landmarks landmarks, Mat sample)
    implements AutoCloseable {

  boolean isSample() {
    return detection == null;
  }

  float detectionScore() {
    return isSample() ? 1 : (float) detection.score();
  }

  @Override
  public void close() {
    if (!isSample()) {
      sample.close();
    }
  }
}
