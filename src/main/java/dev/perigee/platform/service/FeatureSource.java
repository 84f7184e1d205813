package dev.perigee.platform.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a capability adds to /6/features. Every bean of this type is asked, at every request. */
public interface FeatureSource {

  /** Estimations by name; true when a model is loaded for it, e.g. {@code face_descriptor}. */
  default Map<String, Boolean> estimations() {
    return Map.of();
  }

  /** Modules by name; true when it is there and switched on, e.g. {@code image_store}. */
  default Map<String, Boolean> components() {
    return Map.of();
  }

  /** Whether the installation may be used; what any source denies is denied. */
  default boolean licensed() {
    return true;
  }

  /** Estimations and modules that may not be used, whatever other sources say of them. */
  default Set<String> withheld() {
    return Set.of();
  }

  /** Networks in use. */
  default List<Model> models() {
    return List.of();
  }

  /**
   * @param id of the model
   * @param task e.g. {@code face_descriptor}
   * @param origin where the weights come from
   * @param licence SPDX id or text
   * @param unknown what is not known about the weights, null when nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Model(String id, String task, String origin, String licence, String unknown) {}
}
