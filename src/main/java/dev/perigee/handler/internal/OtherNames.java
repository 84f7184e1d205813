package dev.perigee.handler.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Policies have fields that clients write in two ways: afterwards only one of them is left. */
public final class OtherNames {
  private static final Map<String, String> OF_EXTRACT =
      Map.of(
          "extract_descriptor", "extract_face_descriptor", "score_threshold", "fd_score_threshold");
  private static final Map<String, String> OF_FILTERS =
      Map.of("ethnic_groups", "ethnicities", "emotion", "emotions", "mask", "masks");
  private static final List<String> SWITCHES = List.of("estimate_liveness", "estimate_deepfake");

  private OtherNames() {}

  /**
   * Rewrites the object.
   *
   * @param policies fits the schema
   */
  public static void settle(ObjectNode policies) {
    if (policies.path("detect_policy") instanceof ObjectNode detect) {
      for (String name : SWITCHES) {
        JsonNode given = detect.path(name);
        if (given.isInt()) {
          detect.putObject(name).set("estimate", given);
        }
      }
    }
    rename(policies.path("extract_policy"), OF_EXTRACT);
    filters(policies);
  }

  /** Filters may stand in every object. */
  private static void filters(JsonNode node) {
    rename(node.path("filters"), OF_FILTERS);
    node.forEach(OtherNames::filters);
  }

  private static void rename(JsonNode node, Map<String, String> names) {
    if (node instanceof ObjectNode object) {
      names.forEach(
          (other, name) -> {
            JsonNode given = object.remove(other);
            if (given != null && !object.has(name)) {
              object.set(name, given);
            }
          });
    }
  }
}
