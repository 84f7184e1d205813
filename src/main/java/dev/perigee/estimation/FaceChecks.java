package dev.perigee.estimation;

import dev.perigee.vision.Estimation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The checks to make, each with what its value has to be.
 *
 * @param thresholds by check
 */
public record FaceChecks(Map<FaceCheck, CheckThreshold> thresholds) {
  /** No check at all. */
  public static final FaceChecks NONE = new FaceChecks(Map.of());

  public FaceChecks {
    Map<FaceCheck, CheckThreshold> ordered = new EnumMap<>(FaceCheck.class);
    ordered.putAll(thresholds);
    thresholds = ordered;
  }

  /** Those that pass the test, with their own thresholds. */
  static FaceChecks of(Predicate<FaceCheck> wanted) {
    Map<FaceCheck, CheckThreshold> thresholds = new EnumMap<>(FaceCheck.class);
    Arrays.stream(FaceCheck.values())
        .filter(wanted)
        .forEach(check -> thresholds.put(check, check.threshold()));
    return new FaceChecks(thresholds);
  }

  /** The same, and this one with another threshold. */
  public FaceChecks with(FaceCheck check, CheckThreshold threshold) {
    Map<FaceCheck, CheckThreshold> changed = new EnumMap<>(thresholds);
    changed.put(check, threshold);
    return new FaceChecks(changed);
  }

  /** The same without this one. */
  public FaceChecks without(FaceCheck check) {
    Map<FaceCheck, CheckThreshold> changed = new EnumMap<>(thresholds);
    changed.remove(check);
    return new FaceChecks(changed);
  }

  /** The same without those that the test refuses. */
  public FaceChecks only(Predicate<FaceCheck> wanted) {
    Map<FaceCheck, CheckThreshold> changed = new EnumMap<>(thresholds);
    changed.keySet().removeIf(wanted.negate());
    return new FaceChecks(changed);
  }

  public boolean isEmpty() {
    return thresholds.isEmpty();
  }

  /** What has to be estimated for them. */
  public Set<Estimation<?>> needed() {
    Set<Estimation<?>> needed = new HashSet<>();
    thresholds.keySet().forEach(check -> check.source().ifPresent(needed::add));
    return needed;
  }

  /** Makes them. */
  public FaceQualityView check(CheckSubject subject) {
    List<FaceQualityView.Check> results = new ArrayList<>();
    thresholds.forEach(
        (check, threshold) -> {
          Object value = check.value(subject);
          results.add(
              new FaceQualityView.Check(
                  check.word(), value, threshold, threshold.accepts(value) ? 1 : 0));
        });
    return FaceQualityView.of(results);
  }
}
