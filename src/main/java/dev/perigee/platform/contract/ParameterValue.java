package dev.perigee.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.time.Times;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one value of a query or path parameter must be. Absent limits are null (or empty).
 *
 * @param kind syntax
 * @param allowed permitted texts, empty for any
 * @param minimum included lower bound of a number
 * @param maximum included upper bound of a number
 * @param minLength in characters
 * @param maxLength in characters
 * @param pattern found anywhere in the text
 */
public record ParameterValue(
    Kind kind,
    Set<String> allowed,
    Double minimum,
    Double maximum,
    Integer minLength,
    Integer maxLength,
    Pattern pattern) {

  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,300}(\\.\\d{1,300})?([eE][-+]?\\d{1,2})?");

  static ParameterValue of(JsonNode schema) {
    Set<String> allowed = new LinkedHashSet<>();
    schema.path("enum").forEach(value -> allowed.add(value.asText()));
    return new ParameterValue(
        Kind.of(schema),
        allowed,
        schema.has("minimum") ? (Double) schema.path("minimum").doubleValue() : null,
        schema.has("maximum") ? (Double) schema.path("maximum").doubleValue() : null,
        schema.has("minLength") ? (Integer) schema.path("minLength").intValue() : null,
        schema.has("maxLength") ? (Integer) schema.path("maxLength").intValue() : null,
        schema.has("pattern") ? Pattern.compile(schema.path("pattern").asText()) : null);
  }

  /** Whether the text is such a value. */
  public boolean accepts(String text) {
    if (text.indexOf('\0') >= 0 || !allowed.isEmpty() && !allowed.contains(text)) {
      return false;
    }
    return switch (kind) {
      case INTEGER -> inRange(parseInt(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case LONG -> inRange(parseInt(text, Long.MIN_VALUE, Long.MAX_VALUE));
      case NUMBER -> inRange(parseNumber(text));
      case BOOLEAN -> "true".equals(text) || "false".equals(text);
      case UUID -> Uuids.isUuid(text);
      case TIME -> Times.isTime(text);
      case TEXT -> fits(text);
    };
  }

  private boolean fits(String text) {
    int length = text.codePointCount(0, text.length());
    return (minLength == null || length >= minLength)
        && (maxLength == null || length <= maxLength)
        && (pattern == null || pattern.matcher(text).find());
  }

  private boolean inRange(Double number) {
    return number != null
        && (minimum == null || number >= minimum)
        && (maximum == null || number <= maximum);
  }

  private static Double parseInt(String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      return text.charAt(0) != '+' && number >= least && number <= most ? (double) number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Double parseNumber(String text) {
    // Double.parseDouble would also take "NaN", "1d", "0x1p3" and blanks around.
    return NUMBER.matcher(text).matches() ? (Double) Double.parseDouble(text) : null;
  }

  /** Syntax of a value. */
  public enum Kind {
    INTEGER,
    LONG,
    NUMBER,
    BOOLEAN,
    UUID,
    TIME,
    TEXT;

    static Kind of(JsonNode schema) {
      String format = schema.path("format").asText();
      return switch (schema.path("type").asText("string")) {
        case "integer" -> "int64".equals(format) ? LONG : INTEGER;
        case "number" -> NUMBER;
        case "boolean" -> BOOLEAN;
        case "string" ->
            switch (format) {
              case "uuid" -> UUID;
              case "date-time" -> TIME;
              default -> TEXT;
            };
        default -> throw new IllegalArgumentException("unsupported query parameter: " + schema);
      };
    }
  }
}
