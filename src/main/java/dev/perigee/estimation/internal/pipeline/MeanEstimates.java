package dev.perigee.estimation.internal.pipeline;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.ClothingColors;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.Liveness;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Means of several estimates; what none of them has, the mean has not either. */
public final class MeanEstimates {
  private static final String UNDEFINED = "undefined";

  private final Map<Estimation<?>, Object> means = new HashMap<>();

  private MeanEstimates() {}

  /**
   * @param all for mask, emotions, liveness and deepfake
   * @param scored those good enough for basic attributes
   */
  static Estimates ofFaces(List<Estimates> all, List<Estimates> scored) {
    MeanEstimates mean = new MeanEstimates();
    List.of(Estimation.MASK, Estimation.EMOTIONS, Estimation.DEEPFAKE)
        .forEach(classes -> mean.classes(classes, all));
    mean.put(Estimation.LIVENESS, all, MeanEstimates::liveness);
    return Estimates.of(mean.basic(scored).means);
  }

  /** Age, gender and ethnicity alone. */
  public static Estimates ofBasicAttributes(List<Estimates> all) {
    return Estimates.of(new MeanEstimates().basic(all).means);
  }

  static Estimates ofBodies(List<Estimates> all) {
    MeanEstimates mean = new MeanEstimates();
    Estimation.BODY_CLASSES.forEach(classes -> mean.classes(classes, all));
    mean.put(Estimation.CLOTHING_COLORS, all, MeanEstimates::colors);
    return Estimates.of(mean.means);
  }

  private MeanEstimates basic(List<Estimates> all) {
    put(
        Estimation.AGE,
        all,
        ages -> (float) ages.stream().mapToDouble(age -> age).average().orElse(0));
    classes(Estimation.GENDER, all);
    classes(Estimation.ETHNICITY, all);
    return this;
  }

  private void classes(Estimation<ClassScores> estimation, List<Estimates> all) {
    put(estimation, all, MeanEstimates::scores);
  }

  private <T> void put(Estimation<T> estimation, List<Estimates> all, Function<List<T>, T> mean) {
    List<T> there = all.stream().flatMap(one -> one.get(estimation).stream()).toList();
    if (!there.isEmpty()) {
      means.put(estimation, mean.apply(there));
    }
  }

  private static ClassScores scores(List<ClassScores> all) {
    Map<String, Float> sum = new LinkedHashMap<>();
    for (ClassScores one : all) {
      one.scores().forEach((name, score) -> sum.merge(name, score / all.size(), Float::sum));
    }
    return new ClassScores(sum);
  }

  private static Liveness liveness(List<Liveness> all) {
    return new Liveness(
        (float) all.stream().mapToDouble(Liveness::score).average().orElseThrow(),
        (float) all.stream().mapToDouble(Liveness::quality).average().orElseThrow());
  }

  private static ClothingColors colors(List<ClothingColors> all) {
    return new ClothingColors(
        most(all.stream().map(ClothingColors::upper).toList()),
        most(all.stream().map(ClothingColors::lower).toList()));
  }

  /** The colours seen in half of the images or more, the commonest first. */
  private static List<String> most(List<List<String>> all) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (List<String> colors : all) {
      colors.forEach(color -> counts.merge(color, 1, Integer::sum));
    }
    List<String> common =
        counts.entrySet().stream()
            .filter(
                color -> !color.getKey().equals(UNDEFINED) && 2 * color.getValue() >= all.size())
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    return common.isEmpty() ? List.of(UNDEFINED) : common;
  }
}
