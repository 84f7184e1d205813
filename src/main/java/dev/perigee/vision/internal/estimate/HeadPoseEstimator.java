package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.HeadPose;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Yaw and pitch by Hopenet (Ruiz, Chong and Rehg, "Fine-grained head pose estimation without
 * keypoints", 2018) on the box widened by a quarter on each side, not turned; roll is the line
 * through the eyes, which landmarks give more exactly. In a sample the roll of the photo is lost.
 */
record HeadPoseEstimator(BatchedNetwork network) implements Estimator<HeadPose> {
  private static final double WIDENED = 1.5;

  @Override
  public CompletableFuture<HeadPose> estimate(FaceContext face) {
    float roll = (float) Math.toDegrees(face.roll());
    try (Mat picture = face.level(WIDENED, network.model().width())) {
      return network
          .submit(Tensor.of(picture))
          .thenApply(outputs -> new HeadPose(outputs[0][0], outputs[0][1], roll));
    }
  }
}
