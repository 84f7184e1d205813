package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The geometric mean of what each network says, scaled to the sum 1: right more often than either
 * (docs/accuracy.md). Picture: the upright square of 1.2 boxes.
 */
record EmotionEstimator(List<Voter> voters) implements Estimator<ClassScores> {
  private static final List<String> NAMES =
      List.of("anger", "disgust", "fear", "happiness", "sadness", "surprise", "neutral");
  private static final double CROP = 1.2;

  /** A class that one network is quite sure of must not be ruled out by the other one alone. */
  private static final double LEAST = 1e-4;

  static final Order FACEAPI = new Order("faceapi", 3, 5, 4, 1, 2, 6, 0);
  static final Order OARRIAGA = new Order("oarriaga", 0, 1, 2, 3, 4, 5, 6);

  /** Where each of the names stands in the output of a variant. */
  record Order(String variant, List<Integer> places) {
    Order(String variant, Integer... places) {
      this(variant, List.of(places));
    }
  }

  /** A network and how to read it. */
  record Voter(BatchedNetwork network, Order order) {
    CompletableFuture<double[]> vote(FaceContext face) {
      try (Mat picture = face.upright(CROP, network.model().width())) {
        return network
            .submit(Tensor.of(picture))
            .thenApply(out -> order.places.stream().mapToDouble(place -> out[0][place]).toArray());
      }
    }
  }

  @Override
  public CompletableFuture<ClassScores> estimate(FaceContext face) {
    List<CompletableFuture<double[]>> votes = new ArrayList<>();
    for (Voter voter : voters) {
      votes.add(voter.vote(face));
    }
    return CompletableFuture.allOf(votes.toArray(CompletableFuture[]::new))
        .thenApply(done -> mean(votes.stream().map(CompletableFuture::join).toList()));
  }

  static ClassScores mean(List<double[]> votes) {
    double[] mean = new double[NAMES.size()];
    for (int i = 0; i < mean.length; i++) {
      double logs = 0;
      for (double[] vote : votes) {
        logs += Math.log(Math.max(LEAST, vote[i]));
      }
      mean[i] = Math.exp(logs / votes.size());
    }
    double sum = Arrays.stream(mean).sum();
    float[] scores = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      scores[i] = (float) (mean[i] / sum);
    }
    return ClassScores.of(NAMES, scores);
  }
}
