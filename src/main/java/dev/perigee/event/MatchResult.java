package dev.perigee.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * What one match policy found for an event.
 *
 * @param label name of the policy, at most 36 characters
 * @param candidates best first
 */
public record MatchResult(String label, List<Candidate> candidates) {

  public MatchResult {
    candidates = List.copyOf(candidates);
  }

  /**
   * One candidate.
   *
   * @param origin what it is
   * @param id of the face, event or attribute; null when the sender did not tell
   * @param externalId of the face or event, or null
   * @param similarity 0..1
   * @param shown its fields as answers show them, under the name of the origin; not to be changed
   *     any more
   */
  public record Candidate(
      Origin origin, UUID id, String externalId, double similarity, ObjectNode shown) {}

  /** What a candidate may be. */
  public enum Origin {
    FACE("face"),
    EVENT("event"),
    ATTRIBUTE("attribute");

    private final String field;

    Origin(String field) {
      this.field = field;
    }

    /** Name of the field that holds such a candidate in JSON. */
    public String field() {
      return field;
    }
  }
}
