package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Answer for one reference: one element per group of candidates, in the order of the request. */
public record MatchAnswer(Reference reference, List<Group> matches) {

  /** The reference as it was named. */
  public record Reference(String id, String type) {}

  /**
   * @param filters as given
   * @param result best first; each has {@code face}, {@code event} or {@code attribute}, and {@code
   *     similarity}
   */
  public record Group(JsonNode filters, List<ObjectNode> result) {}
}
