package dev.perigee.platform.contract;

import java.util.List;

/**
 * A query parameter and the check of its values.
 *
 * @param name as in the URL
 * @param required whether the operation can do without it
 * @param list comma-separated or repeated
 * @param maxItems most values of a list, null for any number
 * @param value what each value must be
 */
public record QueryParameter(
    String name, boolean required, boolean list, Integer maxItems, ParameterValue value) {

  /** Whether the given occurrences of the parameter in the URL are acceptable. */
  public boolean accepts(List<String> occurrences) {
    if (occurrences.isEmpty()) {
      return true;
    }
    if (!list) {
      return occurrences.size() == 1 && value.accepts(occurrences.getFirst());
    }
    int count = 0;
    for (String occurrence : occurrences) {
      for (String item : occurrence.split(",", -1)) {
        if (!value.accepts(item)) {
          return false;
        }
        count++;
      }
    }
    return maxItems == null || count <= maxItems;
  }
}
