package dev.perigee.vision.internal.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.internal.model.ModelManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Softmax of a linear function of a face's unit vector: {@code weights} (one row per class) and
 * {@code bias} from a small JSON file, which models/reference/train_mask_head.py makes.
 */
final class LinearHead implements Estimator<ClassScores> {
  /** The class of {@link Estimation#MASK} that stands for a free mouth. */
  static final String NOTHING = "missing";

  private final Estimation<float[]> vector;
  private final List<String> classes;
  private final double[][] weights;
  private final double[] bias;

  private LinearHead(
      Estimation<float[]> vector, List<String> classes, double[][] weights, double[] bias) {
    this.vector = vector;
    this.classes = classes;
    this.weights = weights;
    this.bias = bias;
  }

  /** Reads the numbers of a head on the vectors of a descriptor version. */
  static LinearHead read(ModelManifest model, int descriptorVersion) {
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(model.weights()));
      double[][] weights =
          json.required("weights").valueStream().map(LinearHead::row).toArray(double[][]::new);
      return new LinearHead(
          FaceVectors.version(descriptorVersion),
          json.required("classes").valueStream().map(JsonNode::textValue).toList(),
          weights,
          row(json.required("bias")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + model.weights(), e);
    }
  }

  private static double[] row(JsonNode numbers) {
    return numbers.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  @Override
  public CompletableFuture<ClassScores> estimate(FaceContext face) {
    return face.ask(vector).thenApply(this::scores);
  }

  ClassScores scores(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    double length = Math.sqrt(squares);
    List<Double> powers = new ArrayList<>();
    for (int k = 0; k < weights.length; k++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += weights[k][i] * values[i];
      }
      powers.add(Math.exp(sum / length + bias[k]));
    }
    double all = powers.stream().mapToDouble(power -> power).sum();
    float[] scores = new float[weights.length];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = (float) (powers.get(k) / all);
    }
    return ClassScores.of(classes, scores);
  }
}
