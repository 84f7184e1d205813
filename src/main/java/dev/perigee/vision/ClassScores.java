package dev.perigee.vision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How sure each of some classes is.
 *
 * @param scores 0..1 by class, in a fixed order; the sum is 1
 */
public record ClassScores(Map<String, Float> scores) {

  public ClassScores {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** The values in the order of the names. */
  public static ClassScores of(List<String> names, float... values) {
    Map<String, Float> scores = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      scores.put(names.get(i), values[i]);
    }
    return new ClassScores(scores);
  }

  /** The score of a class, 0 for one that is not there. */
  public float of(String name) {
    return scores.getOrDefault(name, 0f);
  }

  /** The class with the largest score, the first of equals. */
  public String predominant() {
    String best = null;
    for (Map.Entry<String, Float> entry : scores.entrySet()) {
      if (best == null || entry.getValue() > scores.get(best)) {
        best = entry.getKey();
      }
    }
    return best;
  }
}
