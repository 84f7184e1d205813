package dev.perigee.platform.service.internal;

import dev.perigee.platform.service.FeatureSource;
import dev.perigee.platform.service.FeatureSource.Model;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /6/features}: what this installation can do. */
@Path("/6/features")
public class FeaturesResource {
  /** Names of the API; what no capability claims is answered as false. */
  private static final List<String> ESTIMATIONS =
      List.of(
          "face_detection",
          "body_detection",
          "face_descriptor",
          "body_descriptor",
          "basic_attributes",
          "liveness",
          "deepfake",
          "iso",
          "body_attributes",
          "people_count");

  private static final List<String> COMPONENTS =
      List.of(
          "events",
          "tasks",
          "sender",
          "handlers",
          "image_store",
          "lambda",
          "index",
          "python_matcher_proxy",
          "streams",
          "video_manager",
          "remote_sdk");

  private final List<FeatureSource> sources;

  FeaturesResource(@All List<FeatureSource> sources) {
    this.sources = sources;
  }

  @GET
  public Uni<Features> features() {
    Map<String, Boolean> estimations = allFalse(ESTIMATIONS);
    Map<String, Boolean> components = allFalse(COMPONENTS);
    List<Model> models = new ArrayList<>();
    for (FeatureSource source : sources) {
      estimations.putAll(source.estimations());
      components.putAll(source.components());
      models.addAll(source.models());
    }
    for (FeatureSource source : sources) {
      source
          .withheld()
          .forEach(
              name -> {
                estimations.computeIfPresent(name, (same, on) -> false);
                components.computeIfPresent(name, (same, on) -> false);
              });
    }
    boolean licensed = sources.stream().allMatch(FeatureSource::licensed);
    return Uni.createFrom().item(new Features(licensed, estimations, components, models));
  }

  private static Map<String, Boolean> allFalse(List<String> names) {
    Map<String, Boolean> map = new LinkedHashMap<>();
    names.forEach(name -> map.put(name, false));
    return map;
  }

  /**
   * @param license whether the licence is valid
   * @param models an addition of ours: which networks answer, and what is known of them
   */
  public record Features(
      boolean license,
      Map<String, Boolean> estimations,
      Map<String, Boolean> components,
      List<Model> models) {}
}
