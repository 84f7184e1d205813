package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Estimation;
import dev.perigee.vision.Liveness;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The mean of what the networks call real. Its quality is the least of: sharpness and brightness of
 * {@link QualityEstimator}, size (a box of 80 pixels is 0.5), and colour, because gray photos of
 * living people are nearly all called attacks. Attacks themselves were never measured.
 */
record LivenessEstimator(List<Voter> voters) implements Estimator<Liveness> {
  private static final Logistic SIZE = new Logistic(80, 15);

  /**
   * @param crop boxes that the picture shows, not turned
   * @param real place of the score for real in the first output
   */
  record Voter(BatchedNetwork network, double crop, int real) {
    CompletableFuture<Float> vote(FaceContext face) {
      try (Mat picture = face.level(crop, network.model().width())) {
        return network.submit(Tensor.of(picture)).thenApply(outputs -> outputs[0][real]);
      }
    }
  }

  @Override
  public CompletableFuture<Liveness> estimate(FaceContext face) {
    CompletableFuture<Float> quality = quality(face);
    List<CompletableFuture<Float>> votes = new ArrayList<>();
    for (Voter voter : voters) {
      votes.add(voter.vote(face));
    }
    return CompletableFuture.allOf(votes.toArray(CompletableFuture[]::new))
        .thenCombine(quality, (done, reliable) -> new Liveness(mean(votes), reliable));
  }

  private static float mean(List<CompletableFuture<Float>> votes) {
    return (float) votes.stream().mapToDouble(CompletableFuture::join).average().orElseThrow();
  }

  private static CompletableFuture<Float> quality(FaceContext face) {
    float colour = FacePixels.of(face.input()).isColour() ? 1 : 0;
    float least = Math.min(SIZE.of(face.box().size()), colour);
    return face.ask(Estimation.QUALITY)
        .thenApply(picture -> Math.min(least, Math.min(picture.blurriness(), picture.dark())));
  }
}
