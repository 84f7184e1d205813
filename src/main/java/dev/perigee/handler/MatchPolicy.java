package dev.perigee.handler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A search among stored objects.
 *
 * @param label names its results
 * @param candidates among whom, schema {@code MatchFilters}
 * @param filters who is looked for: others are passed over
 * @param limit results at most
 * @param threshold least similarity
 * @param targets fields of each result, null for all
 */
@RegisterForReflection
public record MatchPolicy(
    String label,
    ObjectNode candidates,
    EventFilters filters,
    int limit,
    double threshold,
    List<String> targets,
    DescriptorChoice descriptor) {

  /**
   * @param descriptorType {@code face} or {@code body}
   */
  @RegisterForReflection
  public record DescriptorChoice(String descriptorType) {}

  /** Whether bodies are compared, not faces. */
  public boolean ofBodies() {
    return descriptor.descriptorType().equals("body");
  }
}
