package dev.perigee.vision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was estimated. Absent: not asked for, no model for it, or not to be told from the image. */
public final class Estimates {
  public static final Estimates NONE = new Estimates(Map.of());

  private final Map<Estimation<?>, Object> answers;

  private Estimates(Map<Estimation<?>, Object> answers) {
    this.answers = answers;
  }

  /**
   * @param answers each of the form that its key states; null values are left out
   */
  public static Estimates of(Map<Estimation<?>, Object> answers) {
    Map<Estimation<?>, Object> there = new LinkedHashMap<>(answers);
    there.values().removeIf(java.util.Objects::isNull);
    return there.isEmpty() ? NONE : new Estimates(Collections.unmodifiableMap(there));
  }

  @SuppressWarnings("unchecked") // see of
  public <T> Optional<T> get(Estimation<T> estimation) {
    return Optional.ofNullable((T) answers.get(estimation));
  }

  /** What is there. */
  public Set<Estimation<?>> present() {
    return answers.keySet();
  }

  @Override
  public String toString() {
    return "Estimates" + answers;
  }
}
