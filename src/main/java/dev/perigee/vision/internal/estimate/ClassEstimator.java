package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.internal.face.Resampler;
import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Any network whose first output is a score, 0..1, for each class that its manifest names. Picture:
 * as the manifest's {@code crop} says.
 */
record ClassEstimator(BatchedNetwork network) implements Estimator<ClassScores> {

  @Override
  public CompletableFuture<ClassScores> estimate(FaceContext face) {
    ModelManifest model = network.model();
    try (Mat picture = picture(face, model)) {
      return network
          .submit(Tensor.of(picture))
          .thenApply(outputs -> ClassScores.of(model.classes(), outputs[0]));
    }
  }

  private static Mat picture(FaceContext face, ModelManifest model) {
    return switch (model.crop().of()) {
      case "box" -> face.upright(model.crop().scale(), model.width());
      default -> Resampler.shrink(face.sample(), model.width(), model.height());
    };
  }
}
