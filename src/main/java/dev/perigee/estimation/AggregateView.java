package dev.perigee.estimation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code aggregate_estimations}.
 *
 * @param face null when no image has a face
 * @param body null when no image has a body
 */
@RegisterForReflection
public record AggregateView(Part face, Part body) {

  /**
   * @param attributes as in {@link FaceView} and {@link BodyView}, those that can be aggregated
   */
  @RegisterForReflection
  @JsonInclude(content = JsonInclude.Include.ALWAYS)
  public record Part(Map<String, Object> attributes) {}

  /** What was asked for of an aggregate; null for null. */
  public static AggregateView of(Aggregate aggregate, EstimationRequest request) {
    if (aggregate == null) {
      return null;
    }
    Aggregate.Part face = aggregate.face();
    Aggregate.Part body = aggregate.body();
    return new AggregateView(
        face == null
            ? null
            : part(
                FaceAttributes.of(
                    both(request.wanted(), FaceAttributes.AGGREGATED),
                    request.verdicts(),
                    face.estimates(),
                    face.descriptor(),
                    true)),
        body == null
            ? null
            : part(
                BodyAttributes.of(
                    both(request.wanted(), BodyAttributes.AGGREGATED),
                    body.estimates(),
                    body.descriptor())));
  }

  private static Part part(Map<String, Object> attributes) {
    return new Part(attributes == null ? Map.of() : attributes);
  }

  private static Set<Wanted> both(Set<Wanted> one, Set<Wanted> other) {
    Set<Wanted> both = EnumSet.noneOf(Wanted.class);
    both.addAll(one);
    both.retainAll(other);
    return both;
  }
}
