package dev.perigee.vision.internal;

import dev.perigee.platform.service.FeatureSource;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceVision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells {@code /6/features} which estimations can be made, in the words of the API and one by one,
 * and which networks there are.
 */
@ApplicationScoped
class VisionFeatures implements FeatureSource {
  private final FaceVision vision;

  VisionFeatures(FaceVision vision) {
    this.vision = vision;
  }

  @Override
  public Map<String, Boolean> estimations() {
    Set<Estimation<?>> available = vision.available();
    boolean bodies = vision.tasks().contains("body_detection");
    Map<String, Boolean> real = new LinkedHashMap<>();
    Estimation.all().forEach(one -> real.put(one.name(), available.contains(one)));
    real.put("face_detection", true);
    real.put("face_descriptor", true);
    real.put("body_detection", bodies);
    real.put("people_count", bodies);
    real.put("basic_attributes", available.contains(Estimation.AGE));
    real.put("body_attributes", available.contains(Estimation.CLOTHING_COLORS));
    real.put("iso", available.contains(Estimation.PORTRAIT));
    return real;
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
