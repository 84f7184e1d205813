package dev.perigee.estimation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/** What the value of a check has to be. JSON: an object with min and max, or a list of values. */
public sealed interface CheckThreshold {

  /** Whether a value passes; null, a value that could not be found out, never does. */
  boolean accepts(Object value);

  /**
   * Limits of a number, both included; a null limit is none.
   *
   * @param min least value
   * @param max largest value
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Range(Double min, Double max) implements CheckThreshold {
    @Override
    public boolean accepts(Object value) {
      return value instanceof Number number
          && (min == null || number.doubleValue() >= min)
          && (max == null || number.doubleValue() <= max);
    }
  }

  /** The values allowed, words or whole numbers. */
  @RegisterForReflection
  record OneOf(@JsonValue List<Object> values) implements CheckThreshold {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean accepts(Object value) {
      return value != null && values.contains(value);
    }
  }

  static CheckThreshold atLeast(double min) {
    return new Range(min, null);
  }

  static CheckThreshold between(double min, double max) {
    return new Range(min, max);
  }

  static CheckThreshold oneOf(Object... values) {
    return new OneOf(List.of(values));
  }

  /**
   * Reads the JSON form.
   *
   * @param json an object with numbers min and max, either may be absent, or an array of words and
   *     whole numbers
   */
  static CheckThreshold of(JsonNode json) {
    if (!json.isArray()) {
      return new Range(number(json.path("min")), number(json.path("max")));
    }
    List<Object> values = new ArrayList<>();
    json.forEach(value -> values.add(value.isNumber() ? value.asInt() : value.asText()));
    return new OneOf(values);
  }

  private static Double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : null;
  }
}
