package dev.perigee.license.internal;

import dev.perigee.license.Feature;
import dev.perigee.license.LicenseGate;
import dev.perigee.platform.service.FeatureSource;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Tells {@code /6/features} what the licence withholds. */
@Singleton
class LicenseFeatures implements FeatureSource {
  /** By the names of {@code /6/features}, estimations and components. */
  private static final Map<String, Feature> NAMES =
      Map.of(
          "liveness", Feature.LIVENESS,
          "deepfake", Feature.DEEPFAKE,
          "iso", Feature.ISO,
          "body_attributes", Feature.BODY_ATTRIBUTES,
          "people_count", Feature.PEOPLE_COUNTER,
          "index", Feature.INDEX,
          "lambda", Feature.LAMBDAS,
          "streams", Feature.STREAMS_LIMIT,
          "video_manager", Feature.ANALYTICS_STREAMS_LIMIT);

  private final LicenseGate gate;

  LicenseFeatures(LicenseGate gate) {
    this.gate = gate;
  }

  @Override
  public boolean licensed() {
    return gate.valid();
  }

  @Override
  public Set<String> withheld() {
    Set<String> names = new LinkedHashSet<>();
    NAMES.forEach(
        (name, feature) -> {
          if (!gate.current().allowance(feature).available()) {
            names.add(name);
          }
        });
    return names;
  }
}
