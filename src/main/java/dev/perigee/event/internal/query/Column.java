package dev.perigee.event.internal.query;

/**
 * Something of an event that filters and statistics name.
 *
 * @param name as in the API
 * @param sql expression over a row of the table
 * @param type of its values
 */
public record Column(String name, String sql, Type type) {

  Column(String name, Type type) {
    this(name, name, type);
  }

  /** Types of columns. */
  public enum Type {
    UUID("uuid"),
    TEXT("text"),
    /** Several texts. */
    TEXTS("text"),
    INTEGER("bigint"),
    NUMBER("double precision"),
    TIME("timestamptz"),
    /** Longitude and latitude. */
    PLACE("point");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** Type of one value in SQL. */
    String sql() {
      return sql;
    }
  }
}
