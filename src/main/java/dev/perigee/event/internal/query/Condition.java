package dev.perigee.event.internal.query;

import java.time.Instant;
import java.util.List;

/** One condition on events; those of a filter hold together. */
public sealed interface Condition {

  /**
   * A column compared with values.
   *
   * @param values of the type of the column ({@link java.util.UUID}, String, Long, Double, {@link
   *     Instant}); several only for {@link Operator#ofList} and {@link Operator#ALL}
   * @param orNull the list also names the missing value
   */
  record OfColumn(Column column, Operator operator, List<Object> values, boolean orNull)
      implements Condition {
    public OfColumn {
      values = List.copyOf(values);
    }
  }

  /**
   * A field of a JSON column compared with values.
   *
   * @param column name of the column
   * @param orNull the list also names the missing value
   */
  record OfField(
      String column,
      List<String> path,
      FieldType type,
      Operator operator,
      List<Object> values,
      boolean orNull)
      implements Condition {
    public OfField {
      path = List.copyOf(path);
      values = List.copyOf(values);
    }
  }

  /** The place lies in the box, borders included; degrees. */
  record InBox(double west, double south, double east, double north) implements Condition {
    public boolean holds(double longitude, double latitude) {
      return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    }
  }

  /** The place is not known. */
  record NoPlace() implements Condition {}

  /** Types that filters name for fields of JSON columns. */
  enum FieldType {
    STRING,
    INTEGER,
    NUMERIC
  }
}
