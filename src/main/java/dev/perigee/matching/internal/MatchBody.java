package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.matching.CandidateGroup;
import java.util.List;

/** Body of {@code POST /6/matcher/faces}; its shape is checked against the contract before. */
public record MatchBody(List<Reference> references, List<CandidateGroup> candidates) {

  /**
   * What to look for.
   *
   * @param type kind of reference
   * @param id of the stored object, or a name of the caller's own for a descriptor
   * @param data the descriptor: base64, or an object with descriptor and version; null for others
   * @param version of a raw descriptor given as base64 alone; null for others
   */
  public record Reference(String type, String id, JsonNode data, Integer version) {}
}
