package dev.perigee.handler;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Which events. A null component does not filter, the others combine with AND; codes are those of
 * stored events. What is not known does not pass.
 *
 * @param match one of these must hold
 * @param ageGte included
 * @param ageLt excluded
 */
@RegisterForReflection
public record EventFilters(
    List<MatchCondition> match,
    Integer gender,
    @JsonProperty("age__gte") Integer ageGte,
    @JsonProperty("age__lt") Integer ageLt,
    List<Integer> ethnicities,
    List<Integer> emotions,
    List<Integer> masks,
    List<Integer> liveness,
    List<Integer> deepfake,
    List<Integer> apparentGender,
    @JsonProperty("apparent_age__gte") Integer apparentAgeGte,
    @JsonProperty("apparent_age__lt") Integer apparentAgeLt,
    List<Integer> headwearStates,
    List<String> headwearApparentColors,
    List<String> sleeveLengths,
    List<String> upperClothingColors,
    List<String> lowerGarmentTypes,
    List<String> lowerGarmentColors,
    List<String> shoesApparentColors,
    List<Integer> backpackStates) {

  /**
   * The best result under the label lies in the range.
   *
   * @param origin of the best result, null for any
   * @param similarityGte included; null for 0
   * @param similarityLt excluded; null for none
   */
  @RegisterForReflection
  public record MatchCondition(
      String label,
      String origin,
      @JsonProperty("similarity__gte") Double similarityGte,
      @JsonProperty("similarity__lt") Double similarityLt) {}
}
