package dev.perigee.event.internal.query;

import dev.perigee.event.internal.query.Condition.FieldType;
import dev.perigee.event.internal.query.Condition.OfField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filters on fields of the user's own: {@code <column>.<path.to.field>__<operator>:<type>},
 * operator and type optional ({@code eq}, {@code string}). In lists and for equality {@code none}
 * and {@code null} stand for the missing field.
 */
public final class FieldFilters {
  private static final Pattern FORM = Pattern.compile("([^:]+?)(?:__([a-z]+))?(?::([a-z]+))?");
  private static final Pattern NAME = Pattern.compile("[^\\s:.]{1,128}");
  private static final Set<String> MISSING = Set.of("none", "null");
  private static final int MOST_VALUES = 1000;
  private static final int DEEPEST = 32;

  private FieldFilters() {}

  /** Whether the parameter is a filter on fields of the column. */
  public static boolean isOne(String column, String parameter) {
    return parameter.startsWith(column + ".");
  }

  /**
   * @param column of JSON
   * @param parameter for which {@link #isOne}
   * @throws IllegalArgumentException when name or value is not of the form
   */
  public static Condition parse(String column, String parameter, String value) {
    Matcher form = FORM.matcher(parameter.substring(column.length() + 1));
    if (!form.matches() || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no filter");
    }
    Operator operator = operator(form.group(2));
    FieldType type = type(form.group(3));
    List<String> texts = operator.ofList() ? List.of(value.split(",", -1)) : List.of(value);
    return of(column, path(form.group(1)), type, operator, texts);
  }

  /**
   * @param texts values; several only for {@link Operator#ofList}
   * @throws IllegalArgumentException when they do not suit type or operator
   */
  static Condition of(
      String column, List<String> path, FieldType type, Operator operator, List<String> texts) {
    boolean equality = operator.ofList() || operator == Operator.EQ || operator == Operator.NEQ;
    boolean missing = equality && texts.stream().anyMatch(MISSING::contains);
    if ((operator == Operator.LIKE || operator == Operator.NLIKE) && type != FieldType.STRING
        || texts.size() > MOST_VALUES) {
      throw new IllegalArgumentException("operator does not suit");
    }
    List<Object> values = new ArrayList<>();
    for (String text : texts) {
      if (!equality || !MISSING.contains(text)) {
        values.add(Values.of(type, text));
      }
    }
    return new OfField(column, path, type, operator, values, missing);
  }

  /**
   * @throws IllegalArgumentException for a path with empty names
   */
  public static List<String> path(String dotted) {
    List<String> names = List.of(dotted.split("\\.", -1));
    if (names.size() > DEEPEST || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException("no path of fields");
    }
    return names;
  }

  private static Operator operator(String name) {
    if (name == null) {
      return Operator.EQ;
    }
    Optional<Operator> operator = Operator.of(name);
    return operator.orElseThrow(() -> new IllegalArgumentException("no operator"));
  }

  public static FieldType type(String name) {
    return name == null
        ? FieldType.STRING
        : switch (name.toLowerCase(Locale.ROOT)) {
          case "string" -> FieldType.STRING;
          case "integer" -> FieldType.INTEGER;
          case "numeric" -> FieldType.NUMERIC;
          default -> throw new IllegalArgumentException("no type");
        };
  }
}
