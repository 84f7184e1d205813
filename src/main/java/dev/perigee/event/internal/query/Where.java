package dev.perigee.event.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.EventCursor;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/** A WHERE clause under construction, with the values of its parameters. */
public final class Where {
  private final StringJoiner clause = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
  private final Tuple values = Tuple.tuple();

  /** Adds every condition. */
  public Where all(Collection<Condition> conditions) {
    conditions.forEach(this::add);
    return this;
  }

  /** Adds SQL without parameters. */
  public Where sql(String condition) {
    clause.add(condition);
    return this;
  }

  /** Adds SQL in which {@code ?} stands for the value. */
  public Where sql(String condition, Object value) {
    clause.add(condition.replace("?", parameter(value)));
    return this;
  }

  /** Adds the account to look in, null for all. */
  public Where scope(UUID accountId) {
    return accountId == null ? this : sql("account_id = ?", accountId);
  }

  public Where add(Condition condition) {
    clause.add(
        switch (condition) {
          case Condition.OfColumn of -> ofColumn(of);
          case Condition.OfField of -> ofField(of);
          case Condition.InBox box -> inBox(box);
          case Condition.NoPlace none -> "longitude IS NULL";
        });
    return this;
  }

  /**
   * The ORDER BY of a list, by creation time or by id.
   *
   * @param created column of the creation time
   * @param after only what comes after it in this order; null for all
   */
  public String order(String created, boolean byId, EventCursor after, boolean newestFirst) {
    String direction = newestFirst ? " DESC" : "";
    if (after != null) {
      String id = parameter(after.eventId());
      String beyond = newestFirst ? " < " : " > ";
      sql(
          byId
              ? "event_id" + beyond + id
              : "(%s, event_id)%s(%s, %s)"
                  .formatted(created, beyond, parameter(after.createTime()), id));
    }
    return byId
        ? " ORDER BY event_id" + direction
        : " ORDER BY " + created + direction + ", event_id" + direction;
  }

  /** LIMIT and OFFSET for the page, counted from 1. */
  public String page(int page, int pageSize) {
    return " LIMIT " + parameter((long) pageSize) + " OFFSET " + parameter((page - 1L) * pageSize);
  }

  /** Makes the value a parameter and gives its name in SQL. */
  public String parameter(Object value) {
    values.addValue(value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
    return "$" + values.size();
  }

  /** The clause with its leading WHERE, or nothing. */
  public String clause() {
    return clause.toString();
  }

  public Tuple values() {
    return values;
  }

  private String ofColumn(Condition.OfColumn of) {
    String column = of.column().sql();
    return switch (of.operator()) {
      case EQ, IN -> either(any(of), of.orNull(), column + " IS NULL", of.values().isEmpty());
      case NEQ, NIN -> none(of);
      case GT, GTE, LT, LTE ->
          "%s %s %s::%s"
              .formatted(
                  column,
                  of.operator().sql(),
                  parameter(of.values().getFirst()),
                  of.column().type().sql());
      case LIKE -> like(of);
      case NLIKE -> "NOT coalesce(" + like(of) + ", false)";
      // The emptiness is what the partial index asks for.
      case ALL -> column + " @> " + array(of) + " AND " + column + " <> '{}'";
      case PART ->
          "strpos(lower(%s COLLATE pg_c_utf8), lower(%s::text COLLATE pg_c_utf8)) > 0"
              .formatted(column, parameter(of.values().getFirst()));
    };
  }

  /** One of the values; for several texts: at least one of them is. */
  private String any(Condition.OfColumn of) {
    if (of.values().isEmpty()) {
      return "";
    }
    String column = of.column().sql();
    if (of.column().type() == Column.Type.TEXTS) {
      return column + " && " + array(of);
    }
    // A single value leaves the order of an index behind it usable.
    String condition =
        of.values().size() == 1
            ? "%s = %s::%s"
                .formatted(column, parameter(of.values().getFirst()), of.column().type().sql())
            : column + " = ANY(" + array(of) + ")";
    return EventColumns.EMPTY_OMITTED_BY_INDEX.contains(column) && !of.values().contains("")
        ? condition + " AND " + column + " <> ''"
        : condition;
  }

  private String none(Condition.OfColumn of) {
    String column = of.column().sql();
    String differs =
        of.column().type() == Column.Type.TEXTS
            ? "NOT " + column + " && " + array(of)
            : column + " <> ALL(" + array(of) + ")";
    return of.orNull()
        ? "(" + column + " IS NOT NULL AND " + differs + ")"
        : "(" + column + " IS NULL OR " + differs + ")";
  }

  private String like(Condition.OfColumn of) {
    String part = parameter(of.values().getFirst());
    return of.column().type() == Column.Type.TEXTS
        ? "EXISTS (SELECT FROM unnest(%s) one WHERE strpos(one, %s::text) > 0)"
            .formatted(of.column().sql(), part)
        : "strpos(%s, %s::text) > 0".formatted(of.column().sql(), part);
  }

  private String array(Condition.OfColumn of) {
    List<Object> given = of.values();
    Object array =
        switch (of.column().type()) {
          case UUID -> given.toArray(UUID[]::new);
          case TEXT, TEXTS -> given.toArray(String[]::new);
          case INTEGER -> given.toArray(Long[]::new);
          case NUMBER -> given.toArray(Double[]::new);
          case TIME ->
              given.stream()
                  .map(time -> ((Instant) time).atOffset(ZoneOffset.UTC))
                  .toArray(OffsetDateTime[]::new);
          case PLACE -> throw new IllegalArgumentException("places are compared with boxes");
        };
    return parameter(array) + "::" + of.column().type().sql() + "[]";
  }

  private static String either(String condition, boolean orNull, String isNull, boolean empty) {
    if (empty) {
      return orNull ? isNull : "false";
    }
    return orNull ? "(" + condition + " OR " + isNull + ")" : condition;
  }

  private String ofField(Condition.OfField of) {
    return switch (of.operator()) {
      case EQ, IN -> anyField(of);
      case NEQ, NIN -> noField(of);
      case LIKE -> part(of);
      case NLIKE -> "NOT coalesce(" + part(of) + ", false)";
      case GT, GTE, LT, LTE -> ordered(of);
      case ALL, PART -> throw new IllegalArgumentException("no operator of fields");
    };
  }

  private String anyField(Condition.OfField of) {
    StringJoiner any = new StringJoiner(" OR ", "(", ")").setEmptyValue("false");
    if (!of.values().isEmpty()) {
      any.add(contains(of));
    }
    if (of.orNull()) {
      any.add(missing(of));
    }
    return any.toString();
  }

  private String noField(Condition.OfField of) {
    StringJoiner all = new StringJoiner(" AND ", "(", ")");
    if (!of.values().isEmpty()) {
      all.add("NOT coalesce(" + contains(of) + ", false)");
    }
    if (of.orNull()) {
      all.add("NOT (" + missing(of) + ")");
    }
    return all.toString();
  }

  /** By containment: that is what the index knows. */
  private String contains(Condition.OfField of) {
    StringJoiner any = new StringJoiner(" OR ", "(", ")");
    for (Object value : of.values()) {
      any.add(of.column() + " @> " + parameter(document(of, value).toString()) + "::text::jsonb");
    }
    return any.toString();
  }

  private static JsonNode document(Condition.OfField of, Object value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    JsonNode node =
        switch (value) {
          case String text -> make.textNode(text);
          case Long number -> make.numberNode(number);
          case BigDecimal number -> make.numberNode(number);
          default -> throw new IllegalArgumentException("value of " + value.getClass());
        };
    for (int i = of.path().size() - 1; i >= 0; i--) {
      ObjectNode around = make.objectNode();
      around.set(of.path().get(i), node);
      node = around;
    }
    return node;
  }

  private String missing(Condition.OfField of) {
    return of.column() + " #>> " + path(of) + " IS NULL";
  }

  private String part(Condition.OfField of) {
    String value = parameter(of.values().getFirst());
    return "strpos(" + typed(of, "string", "") + ", " + value + "::text) > 0";
  }

  private String ordered(Condition.OfField of) {
    String operator = " " + of.operator().sql() + " ";
    Object value = of.values().getFirst();
    return of.type() == Condition.FieldType.STRING
        ? typed(of, "string", "") + " COLLATE \"C\"" + operator + parameter(value) + "::text"
        : typed(of, "number", "::numeric")
            + operator
            + parameter(value.toString())
            + "::text::numeric";
  }

  /** The value of the field when it is of the type, else NULL: a cast must not fail. */
  private String typed(Condition.OfField of, String jsonType, String cast) {
    String path = path(of);
    return "(CASE WHEN jsonb_typeof(%1$s #> %2$s) = '%3$s' THEN (%1$s #>> %2$s)%4$s END)"
        .formatted(of.column(), path, jsonType, cast);
  }

  private String path(Condition.OfField of) {
    return parameter(of.path().toArray(String[]::new)) + "::text[]";
  }

  private String inBox(Condition.InBox box) {
    return "longitude IS NOT NULL AND point(longitude, latitude) <@ box(point(%s, %s), point(%s, %s))"
        .formatted(
            parameter(box.west()),
            parameter(box.south()),
            parameter(box.east()),
            parameter(box.north()));
  }
}
