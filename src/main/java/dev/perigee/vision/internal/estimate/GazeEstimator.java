package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Estimation;
import dev.perigee.vision.Gaze;
import dev.perigee.vision.HeadPose;
import dev.perigee.vision.Point;
import java.util.concurrent.CompletableFuture;

/**
 * Where the irises stand in the eyes, added to where the head points. The eyeball is taken for a
 * sphere with a radius of 0.4 widths of the eye (12 of 30 mm): an iris that is d widths off the
 * middle is turned by asin(d / 0.4). The middle lies 0.05 widths above the line of the corners
 * (mean of 24 eyes). Not measured against known directions; closed eyes give no answer.
 */
final class GazeEstimator implements Estimator<Gaze> {
  private static final double EYEBALL = 0.4;
  private static final double MIDDLE = -0.05;

  /** Below, the iris is a guess of the network. */
  private static final float LEAST_OPEN = 0.3f;

  @Override
  public CompletableFuture<Gaze> estimate(FaceContext face) {
    CompletableFuture<HeadPose> pose = face.ask(Estimation.HEAD_POSE);
    CompletableFuture<EyeStates.Answer> open = face.ask(EyeStates.ANSWER);
    return face.ask(Irises.ANSWER)
        .thenCombine(pose, GazeEstimator::of)
        .thenCombine(
            open, (gaze, eyes) -> Math.max(eyes.left(), eyes.right()) < LEAST_OPEN ? null : gaze);
  }

  static Gaze of(Irises.Answer eyes, HeadPose pose) {
    Point left = eyes.left().irisOffset();
    Point right = eyes.right().irisOffset();
    double across = (left.x() + right.x()) / 2;
    double up = MIDDLE - (left.y() + right.y()) / 2;
    return new Gaze((float) (pose.yaw() - turned(across)), (float) (pose.pitch() + turned(up)));
  }

  private static double turned(double offset) {
    return Math.toDegrees(Math.asin(Math.clamp(offset / EYEBALL, -1, 1)));
  }
}
