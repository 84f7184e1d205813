package dev.perigee.event;

import java.util.List;

/**
 * What is estimated of the body of an event, in the form that filters use. Null: not estimated.
 *
 * @param apparentGender 0 female, 1 male, 2 undefined
 * @param apparentAge full years, 0..100
 * @param headwearState 0 absent, 1 present, 2 undefined; backpackState likewise
 * @param headwearApparentColor undefined, black, white, other; shoesApparentColor likewise
 * @param sleeveLength short, long, undefined
 * @param upperClothingColors names of colours; lowerGarmentColors likewise
 * @param lowerGarmentType undefined, trousers, shorts, skirt
 */
public record BodyEstimates(
    Integer apparentGender,
    Integer apparentAge,
    Integer headwearState,
    String headwearApparentColor,
    String sleeveLength,
    List<String> upperClothingColors,
    String lowerGarmentType,
    List<String> lowerGarmentColors,
    String shoesApparentColor,
    Integer backpackState) {

  /** Nothing is estimated. */
  public static final BodyEstimates NONE =
      new BodyEstimates(null, null, null, null, null, null, null, null, null, null);
}
