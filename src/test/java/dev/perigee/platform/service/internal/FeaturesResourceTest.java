package dev.perigee.platform.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.platform.service.FeatureSource;
import dev.perigee.platform.service.internal.FeaturesResource.Features;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    assertThat(features.license()).isTrue();
    assertThat(features.models()).extracting(FeatureSource.Model::id).containsExactly("m");
  }

  @Test
  void what_the_licence_withholds_is_off_though_a_model_is_there() {
    FeatureSource models =
        new FeatureSource() {
          @Override
          public Map<String, Boolean> estimations() {
            return Map.of("liveness", true, "iso", true);
          }
        };
    FeatureSource licence =
        new FeatureSource() {
          @Override
          public boolean licensed() {
            return false;
          }

          @Override
          public Set<String> withheld() {
            return Set.of("liveness", "index");
          }
        };

    Features features =
        new FeaturesResource(List.of(licence, models)).features().await().indefinitely();

    assertThat(features.license()).isFalse();
    assertThat(features.estimations()).containsEntry("iso", true).containsEntry("liveness", false);
    assertThat(features.components()).containsEntry("index", false);
  }
}
