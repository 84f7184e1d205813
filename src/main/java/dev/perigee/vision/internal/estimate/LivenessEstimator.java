package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Liveness;
import dev.perigee.vision.Quality;
import dev.perigee.vision.internal.face.FaceSample;
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
    CompletableFuture<Float> vote(FaceContext face) throws InterruptedException {
      try (Mat picture = face.level(crop, network.model().width())) {
        return network.submit(Tensor.of(picture)).thenApply(outputs -> outputs[0][real]);
      }
    }
  }

  @Override
  public CompletableFuture<Liveness> estimate(FaceContext face) throws InterruptedException {
    float quality = quality(face);
    List<CompletableFuture<Float>> votes = new ArrayList<>();
    for (Voter voter : voters) {
      votes.add(voter.vote(face));
    }
    return CompletableFuture.allOf(votes.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                new Liveness(
                    (float)
                        votes.stream().mapToDouble(CompletableFuture::join).average().orElseThrow(),
                    quality));
  }

  private static float quality(FaceContext face) {
    Quality picture = QualityEstimator.of(face.sample());
    try (Mat input = FaceSample.networkInput(face.sample())) {
      float colour = FacePixels.of(input).isColour() ? 1 : 0;
      float size = SIZE.of(face.box().size());
      return Math.min(Math.min(picture.blurriness(), picture.dark()), Math.min(size, colour));
    }
  }
}
