package dev.perigee.event.internal.stats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.perigee.event.internal.query.Column;
import dev.perigee.event.internal.query.Condition;
import dev.perigee.event.internal.query.FieldFilters;
import dev.perigee.event.internal.query.Operator;
import dev.perigee.event.internal.query.Places;
import dev.perigee.event.internal.query.Values;
import dev.perigee.event.internal.stats.StatColumn.Comparison;
import dev.perigee.event.internal.stats.StatsRequest.Body;
import dev.perigee.event.internal.stats.StatsRequest.FilterBody;
import dev.perigee.event.internal.stats.StatsRequest.Target;
import dev.perigee.event.internal.stats.StatsRequest.TargetBody;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks requests for statistics. Every refusal is 12022 with the path of the fault. */
final class StatsReader {
  private static final List<TargetBody> COUNT_ALL = List.of(new TargetBody("event_id", "count"));
  private static final String COVERED = "covered";

  private final StatTable table;
  private final Instant now;

  StatsReader(StatTable table, Instant now) {
    this.table = table;
    this.now = now;
  }

  StatsRequest read(Body body) {
    List<Condition> conditions = new ArrayList<>();
    List<FilterBody> filters = body.filters() == null ? List.of() : body.filters();
    for (int i = 0; i < filters.size(); i++) {
      conditions.add(filter(filters.get(i), "filters." + i));
    }
    period(body.period(), conditions);
    return new StatsRequest(table, targets(body.targets()), conditions, group(body.groupBy()));
  }

  private List<Target> targets(List<TargetBody> given) {
    List<TargetBody> asked = given == null || given.isEmpty() ? COUNT_ALL : given;
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      targets.add(target(asked.get(i), "targets." + i));
    }
    if (targets.stream().allMatch(target -> target.aggregator() == Aggregator.GROUP_BY)) {
      throw refusal("targets", "at least one aggregator other than group_by is required");
    }
    return targets;
  }

  private Target target(TargetBody given, String path) {
    Aggregator aggregator =
        Aggregator.of(given.aggregator())
            .orElseThrow(() -> refusal(path + ".aggregator", "unknown aggregator"));
    String name =
        aggregator == Aggregator.GROUP_BY
            ? given.column()
            : aggregator.field() + "_" + given.column();
    if (FieldFilters.isOne(table.document(), given.column())) {
      require(table.fields().aggregators().contains(aggregator), path + ".aggregator");
      try {
        String[] parts = given.column().substring(table.document().length() + 1).split(":", 2);
        boolean text =
            parts.length == 2 && FieldFilters.type(parts[1]) == Condition.FieldType.STRING;
        require(!(text && aggregator == Aggregator.AVG), path + ".aggregator");
        return new Target(name, aggregator, null, FieldFilters.path(parts[0]), text);
      } catch (IllegalArgumentException e) {
        throw refusal(path + ".column", "no path of a field");
      }
    }
    StatColumn column = column(given.column(), path);
    require(column.aggregators().contains(aggregator), path + ".aggregator");
    return new Target(name, aggregator, column, List.of(), false);
  }

  private StatColumn column(String name, String path) {
    StatColumn column = table.columns().get(name);
    if (column == null) {
      throw refusal(path + ".column", "unknown column");
    }
    return column;
  }

  private Condition filter(FilterBody given, String path) {
    String valuePath = path + ".value";
    boolean field = FieldFilters.isOne(table.document(), given.column());
    StatColumn column = field ? table.fields() : column(given.column(), path);
    JsonNode value = given.value();
    if (given.operator().equals(COVERED)) {
      require(column.comparisons().contains(Comparison.COVERED), path + ".operator");
      return box(value, valuePath);
    }
    Operator operator =
        Operator.of(given.operator())
            .orElseThrow(() -> refusal(path + ".operator", "unknown operator"));
    boolean none = value == null || value.isNull();
    boolean equality = operator == Operator.EQ || operator == Operator.NEQ;
    boolean comparesWithNone = none && equality && column.comparisons().contains(Comparison.NULL);
    require(comparesWithNone || column.allows(operator), path + ".operator");
    require(comparesWithNone || !none, valuePath);
    require(operator.ofList() ? value.isArray() : none || value.isValueNode(), valuePath);
    try {
      return field ? ofField(given, operator, value) : ofColumn(column, operator, value);
    } catch (IllegalArgumentException e) {
      throw refusal(valuePath, "value is not valid");
    }
  }

  private Condition ofColumn(StatColumn column, Operator operator, JsonNode value) {
    boolean orNull = false;
    List<Object> values = new ArrayList<>();
    for (JsonNode one : items(value)) {
      if (one.isNull()) {
        orNull = true;
      } else {
        values.add(Values.of(column.column().type(), one.asText(), now));
      }
    }
    if (orNull && !column.comparisons().contains(Comparison.NULL)) {
      throw new IllegalArgumentException("null is not allowed");
    }
    if (column.column().type() == Column.Type.PLACE) {
      if (operator == Operator.NEQ) {
        return new Condition.InBox(-360, -180, 360, 180);
      }
      return new Condition.NoPlace();
    }
    return new Condition.OfColumn(column.column(), operator, values, orNull);
  }

  /** The type of a field follows from the value, unless the column names it. */
  private Condition ofField(FilterBody given, Operator operator, JsonNode value) {
    String[] parts = given.column().substring(table.document().length() + 1).split(":", 2);
    Condition.FieldType type;
    if (parts.length == 2) {
      type = FieldFilters.type(parts[1]);
    } else {
      boolean number = false;
      for (JsonNode one : items(value)) {
        number |= one.isNumber();
      }
      type = number ? Condition.FieldType.NUMERIC : Condition.FieldType.STRING;
    }
    boolean orNull = false;
    List<Object> values = new ArrayList<>();
    for (JsonNode one : items(value)) {
      if (one.isNull()) {
        orNull = true;
      } else {
        values.add(Values.of(type, one.asText()));
      }
    }
    return new Condition.OfField(
        table.document(), FieldFilters.path(parts[0]), type, operator, values, orNull);
  }

  private static Iterable<JsonNode> items(JsonNode value) {
    return value == null || !value.isArray()
        ? List.of(value == null ? NullNode.instance : value)
        : value;
  }

  private static Condition box(JsonNode value, String path) {
    Map<String, String> parts = new HashMap<>();
    if (value != null) {
      value.properties().forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
    }
    try {
      Optional<Condition> box =
          Places.PARTS.containsAll(parts.keySet()) ? Places.parse(parts) : Optional.empty();
      if (box.isPresent() && box.get() instanceof Condition.InBox) {
        return box.get();
      }
    } catch (IllegalArgumentException e) {
      throw refusal(path, "no origin with deltas");
    }
    throw refusal(path, "no origin with deltas");
  }

  /**
   * A list of bounds ({@code column, operator, value}), or objects with {@code <time>__gte} and
   * {@code <time>__lt}.
   */
  private void period(JsonNode period, List<Condition> conditions) {
    if (period == null || period.isNull()) {
      return;
    }
    boolean lower = false;
    boolean upper = false;
    int index = 0;
    for (JsonNode one : period.isArray() ? period : List.of(period)) {
      String path = period.isArray() ? "period." + index++ : "period";
      for (Map.Entry<String, JsonNode> bound : bounds(one, path).entrySet()) {
        Operator operator = Operator.of(bound.getKey()).filter(Operator::ordering).orElse(null);
        require(operator != null, path);
        boolean below = operator == Operator.GT || operator == Operator.GTE;
        if (below ? lower : upper) {
          throw refusal("period", "only one period is allowed");
        }
        lower |= below;
        upper |= !below;
        conditions.add(time(operator, bound.getValue(), path));
      }
    }
  }

  private Map<String, JsonNode> bounds(JsonNode one, String path) {
    Map<String, JsonNode> bounds = new HashMap<>();
    if (one.has("operator") || one.has("value") || one.has("column")) {
      require(one.path("column").asText(table.time()).equals(table.time()), path + ".column");
      bounds.put(one.path("operator").asText(), one.path("value"));
      return bounds;
    }
    one.properties()
        .forEach(
            field -> {
              String name = field.getKey();
              require(name.startsWith(table.time() + "__"), path + "." + name);
              bounds.put(name.substring(table.time().length() + 2), field.getValue());
            });
    return bounds;
  }

  private Condition time(Operator operator, JsonNode value, String path) {
    try {
      Object time = Values.of(Column.Type.TIME, value.asText(), now);
      return new Condition.OfColumn(
          table.columns().get(table.time()).column(), operator, List.of(time), false);
    } catch (IllegalArgumentException e) {
      throw refusal(path, "no time");
    }
  }

  private static TimeGroup group(String text) {
    if (text == null) {
      return null;
    }
    try {
      return TimeGroup.parse(text);
    } catch (IllegalArgumentException e) {
      throw refusal("group_by", "neither an interval nor a frequency");
    }
  }

  private static void require(boolean condition, String path) {
    if (!condition) {
      throw refusal(path, "value is not permitted");
    }
  }

  private static ApiException refusal(String path, String message) {
    return ApiException.of(ErrorCode.JSON_INVALID, path, message);
  }
}
