package dev.perigee.face.internal;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.UUID;

/** A WHERE clause under construction: only what was asked becomes part of the statement. */
final class Conditions {
  private final StringJoiner clause = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
  private final Tuple values = Tuple.tuple();

  /** Adds a condition without a value. */
  Conditions always(String condition) {
    clause.add(condition);
    return this;
  }

  /** Adds the condition, its {@code ?} standing for the value, unless the value is null. */
  Conditions uuid(String condition, UUID value) {
    return value == null ? this : add(condition, values.addUUID(value));
  }

  Conditions uuids(String condition, Collection<UUID> value) {
    return value == null ? this : add(condition, values.addArrayOfUUID(value.toArray(UUID[]::new)));
  }

  Conditions text(String condition, String value) {
    return value == null ? this : add(condition, values.addString(value));
  }

  Conditions texts(String condition, Collection<String> value) {
    return value == null
        ? this
        : add(condition, values.addArrayOfString(value.toArray(String[]::new)));
  }

  Conditions time(String condition, Instant value) {
    return value == null
        ? this
        : add(condition, values.addOffsetDateTime(value.atOffset(ZoneOffset.UTC)));
  }

  /** Part of a text column, case-insensitive for every script whatever the database's locale. */
  Conditions part(String column, String value) {
    return text(
        "strpos(lower(%1$s COLLATE pg_c_utf8), lower(? COLLATE pg_c_utf8)) > 0".formatted(column),
        value);
  }

  private Conditions add(String condition, Tuple now) {
    clause.add(condition.replace("?", "$" + now.size()));
    return this;
  }

  /** The clause with its leading WHERE, or nothing. */
  String where() {
    return clause.toString();
  }

  /** {@code LIMIT} and {@code OFFSET} for the page, counted from 1. */
  String page(int page, int pageSize) {
    values.addLong((long) pageSize);
    String limit = " LIMIT $" + values.size();
    values.addLong((page - 1L) * pageSize);
    return limit + " OFFSET $" + values.size();
  }

  Tuple values() {
    return values;
  }
}
