package dev.perigee.vision.internal;

import dev.perigee.vision.StageTimings;
import dev.perigee.vision.VisionSettings;
import dev.perigee.vision.internal.face.BlazeFace;
import dev.perigee.vision.internal.face.LandmarkFinder;
import dev.perigee.vision.internal.face.PhotoDetector;
import dev.perigee.vision.internal.face.UltraLight;
import dev.perigee.vision.internal.image.NativeImages;
import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.model.ModelRegistry;
import dev.perigee.vision.internal.net.Network;
import dev.perigee.vision.internal.net.SparePower;
import dev.perigee.vision.internal.net.Tensor;
import dev.perigee.vision.internal.net.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The networks that every photo needs, loaded. Loading takes a second or more. */
final class Networks implements AutoCloseable {

  private record Loaded(Network network, ModelManifest model) {
    void warmUp() {
      network.run(Tensor.blank(1, model.height(), model.width()));
    }
  }

  private final List<Loaded> loaded = new ArrayList<>();
  final PhotoDetector detector;
  final LandmarkFinder landmarks;

  private Networks(
      ModelRegistry registry, VisionSettings settings, StageTimings timings, SparePower power) {
    Loaded blaze = load(registry.require("face_detection", "blazeface"));
    Loaded ultra = load(registry.require("face_detection", "ultralight"));
    Loaded points = load(registry.require("face_landmarks_68", "box_square"));
    detector =
        new PhotoDetector(
            new BlazeFace(blaze.network, blaze.model, timings),
            new UltraLight(ultra.network, ultra.model),
            settings.detectionThreshold(),
            settings.searchFaceSize(),
            settings.minFaceSize(),
            power);
    landmarks = new LandmarkFinder(points.network, points.model, timings);
  }

  /**
   * Loads OpenCV and PyTorch side by side, then the networks, and runs each of them once.
   *
   * @param power see {@link PhotoDetector}
   * @throws IllegalStateException when weights are not those of their manifest
   */
  static Networks load(
      ModelRegistry registry, VisionSettings settings, StageTimings timings, SparePower power) {
    registry.verifyWeights();
    CompletableFuture<Void> images =
        CompletableFuture.runAsync(
            () -> NativeImages.load(settings.cacheDirectory(), settings.librariesDirectory()));
    Torch.start(settings.cacheDirectory(), settings.librariesDirectory());
    Networks networks = new Networks(registry, settings, timings, power);
    images.join();
    networks.loaded.forEach(Loaded::warmUp);
    return networks;
  }

  private Loaded load(ModelManifest model) {
    Loaded one = new Loaded(Network.load(model.weights()), model);
    loaded.add(one);
    return one;
  }

  @Override
  public void close() {
    loaded.forEach(one -> one.network.close());
  }
}
