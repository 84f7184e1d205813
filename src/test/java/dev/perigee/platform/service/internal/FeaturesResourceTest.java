package dev.perigee.platform.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.platform.service.FeatureSource;
import dev.perigee.platform.service.internal.FeaturesResource.Features;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesResourceTest {

  @Test
  void what_no_capability_claims_is_off() {
    FeatureSource vision =
        new FeatureSource() {
          @Override
          public Map<String, Boolean> estimations() {
            return Map.of("face_descriptor", true);
          }

          @Override
          public List<Model> models() {
            return List.of(new Model("m", "face_descriptor", "here", "MIT", null));
          }
        };

    Features features = new FeaturesResource(List.of(vision)).features().await().indefinitely();

    assertThat(features.estimations())
        .containsEntry("face_descriptor", true)
        .containsEntry("liveness", false);
    assertThat(features.components()).isNotEmpty().doesNotContainValue(true);
    assertThat(features.models()).extracting(FeatureSource.Model::id).containsExactly("m");
  }
}
