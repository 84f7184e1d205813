package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.internal.face.FaceSample;
import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.model.ModelRegistry;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What a descriptor network says of a face, of any length: the base of descriptors and of heads on
 * them. The picture always comes from the sample.
 */
public final class FaceVectors implements Estimator<float[]> {
  private static final String TASK = "face_descriptor";
  private static final String ARCFACE = "arcface_112";
  private static final String DLIB = "dlib_150";

  private final BatchedNetwork network;

  private FaceVectors(BatchedNetwork network) {
    this.network = network;
  }

  /** The key of the vectors of a descriptor version. */
  public static Estimation<float[]> version(int version) {
    return new Estimation<>("face_vector_" + version);
  }

  /** The descriptors that can be made. */
  public static List<DescriptorModel> models(ModelRegistry registry) {
    return known(registry).map(ModelManifest::descriptor).toList();
  }

  private static Stream<ModelManifest> known(ModelRegistry registry) {
    return registry.all(TASK).stream()
        .filter(model -> model.variant().equals(ARCFACE) || model.variant().equals(DLIB));
  }

  /** An estimator for every descriptor network whose input is known here. */
  static Map<Estimation<float[]>, FaceVectors> of(
      ModelRegistry registry, Function<ModelManifest, BatchedNetwork> networks) {
    return known(registry)
        .collect(
            Collectors.toMap(
                model -> version(model.descriptor().version()),
                model -> new FaceVectors(networks.apply(model))));
  }

  @Override
  public CompletableFuture<float[]> estimate(FaceContext face) {
    return network.submit(picture(face)).thenApply(outputs -> outputs[0]);
  }

  private Tensor picture(FaceContext face) {
    if (network.model().variant().equals(ARCFACE)) {
      return Tensor.of(face.input());
    }
    try (Mat chip = FaceSample.dlibChip(face.sample(), network.model().width())) {
      return Tensor.of(chip);
    }
  }
}
