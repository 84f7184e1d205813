package dev.perigee.vision.internal.body;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceDescriptor;
import dev.perigee.vision.internal.face.Quantiser;
import dev.perigee.vision.internal.face.Resampler;
import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.model.ModelRegistry;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;

/** The estimators of bodies that the models at hand allow; all work on the 128x256 sample. */
public final class BodyEstimators {

  private interface Estimator {
    CompletableFuture<?> estimate(Mat sample);
  }

  private final Map<Estimation<?>, Estimator> estimators = new LinkedHashMap<>();

  /**
   * @param networks hands out the network of a manifest, the same one to all who ask
   */
  public BodyEstimators(ModelRegistry registry, Function<ModelManifest, BatchedNetwork> networks) {
    estimators.put(
        Estimation.CLOTHING_COLORS,
        sample -> CompletableFuture.completedFuture(Clothing.of(sample)));
    for (Estimation<ClassScores> estimation : Estimation.BODY_CLASSES) {
      registry
          .find(estimation.name(), "classes")
          .map(networks)
          .ifPresent(network -> estimators.put(estimation, sample -> classes(network, sample)));
    }
    registry
        .find(Estimation.BODY_DESCRIPTOR.name(), "vector")
        .map(networks)
        .ifPresent(
            network ->
                estimators.put(Estimation.BODY_DESCRIPTOR, sample -> vector(network, sample)));
  }

  public Set<Estimation<?>> available() {
    return estimators.keySet();
  }

  /** An answer for everything wanted that can be told; the pixels are free afterwards. */
  public Map<Estimation<?>, CompletableFuture<?>> begin(Set<Estimation<?>> wanted, Mat sample) {
    Map<Estimation<?>, CompletableFuture<?>> answers = new LinkedHashMap<>();
    for (Estimation<?> estimation : wanted) {
      if (estimators.containsKey(estimation)) {
        answers.put(estimation, estimators.get(estimation).estimate(sample));
      }
    }
    return answers;
  }

  private static CompletableFuture<ClassScores> classes(BatchedNetwork network, Mat sample) {
    return submit(network, sample)
        .thenApply(outputs -> ClassScores.of(network.model().classes(), outputs[0]));
  }

  private static CompletableFuture<FaceDescriptor> vector(BatchedNetwork network, Mat sample) {
    DescriptorModel meaning = network.model().descriptor();
    return submit(network, sample)
        .thenApply(
            outputs ->
                new FaceDescriptor(
                    meaning.version(), Quantiser.quantise(outputs[0], meaning.scale()), 1));
  }

  private static CompletableFuture<float[][]> submit(BatchedNetwork network, Mat sample) {
    ModelManifest model = network.model();
    try (Mat picture = Resampler.shrink(sample, model.width(), model.height())) {
      return network.submit(Tensor.of(picture));
    }
  }
}
