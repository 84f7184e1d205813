package dev.perigee.estimation;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.ClothingColors;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The object {@code attributes} of a body: one member for each estimation asked for. Inside, what
 * has no network is null.
 */
public final class BodyAttributes {
  /** Those of which one value can be made of several images. */
  public static final Set<Wanted> AGGREGATED =
      Collections.unmodifiableSet(
          EnumSet.of(
              Wanted.BODY_DESCRIPTOR,
              Wanted.BODY_BASIC_ATTRIBUTES,
              Wanted.UPPER_BODY,
              Wanted.LOWER_BODY,
              Wanted.ACCESSORIES));

  private BodyAttributes() {}

  @RegisterForReflection
  record UpperBody(Headwear headwear, Sleeve sleeve, Colors upperClothing) {}

  /**
   * @param predominantState present or absent
   * @param apparentColor null: there is no source for it
   */
  @RegisterForReflection
  record Headwear(String predominantState, Map<String, Float> estimations, String apparentColor) {}

  @RegisterForReflection
  record Sleeve(String predominantLength, Map<String, Float> estimations) {}

  @RegisterForReflection
  record Colors(List<String> colors) {}

  @RegisterForReflection
  record LowerBody(Garment lowerGarment, Shoes shoes) {}

  /**
   * @param type trousers, shorts or skirt; null without a network
   * @param colors null when they could not be seen
   */
  @RegisterForReflection
  record Garment(String type, List<String> colors) {}

  @RegisterForReflection
  record Shoes(String apparentColor) {}

  @RegisterForReflection
  record Accessories(Backpack backpack) {}

  @RegisterForReflection
  record Backpack(String predominantState, Map<String, Float> estimations) {}

  /**
   * Names and values in the form of the API.
   *
   * @param descriptor null: there is none
   * @return null when nothing was asked for
   */
  public static Map<String, Object> of(
      Set<Wanted> wanted, Estimates estimates, ScoredDescriptor descriptor) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (wanted.contains(Wanted.UPPER_BODY)) {
      members.put("upper_body", upper(estimates));
    }
    if (wanted.contains(Wanted.LOWER_BODY)) {
      members.put("lower_body", lower(estimates));
    }
    if (wanted.contains(Wanted.ACCESSORIES)) {
      members.put(
          "accessories",
          new Accessories(
              estimates
                  .get(Estimation.BACKPACK)
                  .map(seen -> new Backpack(seen.predominant(), seen.scores()))
                  .orElse(null)));
    }
    if (wanted.contains(Wanted.BODY_BASIC_ATTRIBUTES)) {
      members.put("basic_attributes", null); // there is no estimation of it
    }
    if (wanted.contains(Wanted.BODY_DESCRIPTOR)) {
      members.put("descriptor", descriptor == null ? null : DescriptorView.of(descriptor));
    }
    return members.isEmpty() ? null : members;
  }

  private static UpperBody upper(Estimates estimates) {
    return new UpperBody(
        estimates
            .get(Estimation.BODY_HEADWEAR)
            .map(seen -> new Headwear(seen.predominant(), seen.scores(), null))
            .orElse(null),
        estimates
            .get(Estimation.SLEEVE)
            .map(seen -> new Sleeve(seen.predominant(), seen.scores()))
            .orElse(null),
        estimates
            .get(Estimation.CLOTHING_COLORS)
            .map(seen -> new Colors(seen.upper()))
            .orElse(null));
  }

  private static LowerBody lower(Estimates estimates) {
    return new LowerBody(
        new Garment(
            estimates.get(Estimation.LOWER_GARMENT).map(ClassScores::predominant).orElse(null),
            estimates.get(Estimation.CLOTHING_COLORS).map(ClothingColors::lower).orElse(null)),
        estimates.get(Estimation.SHOES).map(seen -> new Shoes(seen.predominant())).orElse(null));
  }
}
