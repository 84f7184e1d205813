package dev.perigee.handler.internal;

import dev.perigee.event.BodyEstimates;
import dev.perigee.event.FaceEstimates;
import dev.perigee.handler.EventFilters;
import dev.perigee.handler.EventFilters.MatchCondition;
import dev.perigee.matching.Match;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What filters look at of an event.
 *
 * @param matches results of the match policies that were carried out, by label, best first
 */
public record EventProfile(
    FaceEstimates face, BodyEstimates body, Map<String, List<Match>> matches) {

  /** All that is given must hold; what is not known does not. */
  public boolean passes(EventFilters filters) {
    return matches(filters.match())
        && (filters.gender() == null || filters.gender().equals(face.gender()))
        && inRange(face.age(), filters.ageGte(), filters.ageLt())
        && oneOf(filters.ethnicities(), face.ethnicGroup())
        && oneOf(filters.emotions(), face.emotion())
        && oneOf(filters.masks(), face.mask())
        && oneOf(filters.liveness(), face.liveness())
        && oneOf(filters.deepfake(), face.deepfake())
        && bodyPasses(filters);
  }

  private boolean bodyPasses(EventFilters filters) {
    return oneOf(filters.apparentGender(), body.apparentGender())
        && inRange(body.apparentAge(), filters.apparentAgeGte(), filters.apparentAgeLt())
        && oneOf(filters.headwearStates(), body.headwearState())
        && oneOf(filters.headwearApparentColors(), body.headwearApparentColor())
        && oneOf(filters.sleeveLengths(), body.sleeveLength())
        && anyOf(filters.upperClothingColors(), body.upperClothingColors())
        && oneOf(filters.lowerGarmentTypes(), body.lowerGarmentType())
        && anyOf(filters.lowerGarmentColors(), body.lowerGarmentColors())
        && oneOf(filters.shoesApparentColors(), body.shoesApparentColor())
        && oneOf(filters.backpackStates(), body.backpackState());
  }

  private boolean matches(List<MatchCondition> conditions) {
    return conditions == null || conditions.stream().anyMatch(this::holds);
  }

  /** Nobody found is a similarity of 0; not having looked is no answer at all. */
  private boolean holds(MatchCondition condition) {
    List<Match> found = matches.get(condition.label());
    if (found == null) {
      return false;
    }
    Match best = found.isEmpty() ? null : found.getFirst();
    if (condition.origin() != null
        && best != null
        && !condition.origin().equals(best.origin().word())) {
      return false;
    }
    double similarity = best == null ? 0 : best.similarity();
    return (condition.similarityGte() == null || similarity >= condition.similarityGte())
        && (condition.similarityLt() == null || similarity < condition.similarityLt())
        && (best != null || condition.similarityGte() != null || condition.similarityLt() != null);
  }

  private static boolean inRange(Integer value, Integer from, Integer below) {
    return (from == null || value != null && value >= from)
        && (below == null || value != null && value < below);
  }

  private static boolean oneOf(List<?> wanted, Object value) {
    return wanted == null || value != null && wanted.contains(value);
  }

  private static boolean anyOf(List<String> wanted, Collection<String> values) {
    return wanted == null || values != null && values.stream().anyMatch(wanted::contains);
  }
}
