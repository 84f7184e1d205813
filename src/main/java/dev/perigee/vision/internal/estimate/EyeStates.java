package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Estimation;
import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Side;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How sure it is that each eye is open, 0..1. Picture: the square of 1.6 eye widths round the mean
 * of the four points of the lids, not turned.
 */
record EyeStates(BatchedNetwork network) implements Estimator<EyeStates.Answer> {
  static final Estimation<Answer> ANSWER = new Estimation<>("eye_state");

  private static final double CROP = 1.6;
  private static final int OPEN = 1;

  record Answer(float left, float right) {}

  @Override
  public CompletableFuture<Answer> estimate(FaceContext face) {
    CompletableFuture<Float> left = open(face, Side.LEFT);
    return left.thenCombine(open(face, Side.RIGHT), Answer::new);
  }

  private CompletableFuture<Float> open(FaceContext face, Side side) {
    List<Point> eye = face.landmarks().eye(side);
    Point lids = Point.mean(List.of(eye.get(1), eye.get(2), eye.get(4), eye.get(5)), 0, 4);
    double size = CROP * Math.max(1, eye.get(3).x() - eye.get(0).x());
    try (Mat picture = face.square(lids, size, 0, network.model().width())) {
      return network.submit(Tensor.of(picture)).thenApply(outputs -> outputs[0][OPEN]);
    }
  }
}
