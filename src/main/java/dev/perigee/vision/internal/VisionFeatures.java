package dev.perigee.vision.internal;

import dev.perigee.platform.service.FeatureSource;
import dev.perigee.vision.FaceVision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells {@code /6/features} which estimations have a network behind them, and which networks. */
@ApplicationScoped
class VisionFeatures implements FeatureSource {
  private final FaceVision vision;

  VisionFeatures(FaceVision vision) {
    this.vision = vision;
  }

  @Override
  public Map<String, Boolean> estimations() {
    Set<String> tasks = vision.tasks();
    return Map.of(
        "face_detection", tasks.contains("face_detection"),
        "face_descriptor", tasks.contains("face_descriptor"));
  }

  @Override
  public Map<String, Boolean> components() {
    return Map.of("remote_sdk", true);
  }

  @Override
  public List<Model> models() {
    return vision.models().stream()
        .map(
            model ->
                new Model(
                    model.id(), model.task(), model.origin(), model.licence(), model.unknown()))
        .toList();
  }
}
