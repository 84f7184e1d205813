package dev.perigee.event.internal.general;

import dev.perigee.event.internal.query.Column;
import dev.perigee.event.internal.query.Condition;
import dev.perigee.event.internal.query.FieldFilters;
import dev.perigee.event.internal.query.GeneralColumns;
import dev.perigee.event.internal.query.Operator;
import dev.perigee.event.internal.query.Places;
import dev.perigee.event.internal.query.Values;
import dev.perigee.event.internal.query.Where;
import dev.perigee.event.internal.store.Pruning;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which general events.
 *
 * @param scope account whose events may be seen, null for all accounts
 */
record GeneralFilter(UUID scope, List<Condition> conditions) {
  private static final String CREATED = "event_create_time";

  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("event_type", "event_type"),
          Map.entry("event_ids", "event_id"),
          Map.entry("stream_ids", "stream_id"),
          Map.entry("track_ids", "track_id"),
          Map.entry("cities", "city"),
          Map.entry("areas", "area"),
          Map.entry("districts", "district"),
          Map.entry("streets", "street"),
          Map.entry("house_numbers", "house_number"));

  private static final Map<String, String> BOUNDS =
      Map.of("event_id", "event_id", CREATED, CREATED, "event_end_time", "event_end_time");

  private static final Set<String> WINDOW =
      Set.of(
          "event_ids",
          "event_id__gte",
          "event_id__lt",
          "event_create_time__gte",
          "event_create_time__lt");

  GeneralFilter {
    conditions = List.copyOf(conditions);
  }

  /**
   * Reads the query of {@code GET /6/general/events}.
   *
   * @param now end of the last month, which counts when no bound is given
   * @throws ApiException 12012 with the name of the parameter that is wrong
   */
  static GeneralFilter ofQuery(UUID scope, Map<String, List<String>> query, Instant now) {
    List<Condition> conditions = new ArrayList<>();
    Map<String, String> place = new HashMap<>();
    query.forEach(
        (name, values) -> {
          try {
            if (Places.PARTS.contains(name)) {
              place.put(name, values.getFirst());
            } else {
              add(name, values, now, conditions);
            }
          } catch (IllegalArgumentException e) {
            throw ApiException.of(ErrorCode.BAD_QUERY, name);
          }
        });
    try {
      Places.parse(place).ifPresent(conditions::add);
    } catch (Places.BadPart e) {
      throw ApiException.of(ErrorCode.BAD_QUERY, e.part());
    }
    if (query.keySet().stream().noneMatch(WINDOW::contains)) {
      Instant from = now.atOffset(ZoneOffset.UTC).minusMonths(1).toInstant();
      conditions.add(of(CREATED, Operator.GTE, List.of(from), false));
      conditions.add(of(CREATED, Operator.LT, List.of(now), false));
    }
    return new GeneralFilter(scope, conditions);
  }

  private static void add(
      String name, List<String> values, Instant now, List<Condition> conditions) {
    if (LISTS.containsKey(name)) {
      conditions.add(list(LISTS.get(name), values, now));
    } else if (name.endsWith("__gte") && BOUNDS.containsKey(name.substring(0, name.length() - 5))) {
      conditions.add(
          bound(name.substring(0, name.length() - 5), Operator.GTE, values.getFirst(), now));
    } else if (name.endsWith("__lt") && BOUNDS.containsKey(name.substring(0, name.length() - 4))) {
      conditions.add(
          bound(name.substring(0, name.length() - 4), Operator.LT, values.getFirst(), now));
    } else if (FieldFilters.isOne(GeneralColumns.EVENT, name)) {
      values.forEach(
          value -> conditions.add(FieldFilters.parse(GeneralColumns.EVENT, name, value)));
    }
  }

  private static Condition list(String column, List<String> given, Instant now) {
    boolean nullable = !column.equals("event_id") && !column.equals("event_type");
    boolean orNull = false;
    List<Object> values = new ArrayList<>();
    for (String list : given) {
      for (String text : list.split(",", -1)) {
        if (nullable && text.equals("null")) {
          orNull = true;
        } else {
          values.add(Values.of(GeneralColumns.byName().get(column).type(), text, now));
        }
      }
    }
    return of(column, Operator.IN, values, orNull);
  }

  private static Condition bound(String column, Operator operator, String text, Instant now) {
    Column.Type type = GeneralColumns.byName().get(column).type();
    return of(column, operator, List.of(Values.of(type, text, now)), false);
  }

  private static Condition of(
      String column, Operator operator, List<Object> values, boolean orNull) {
    return new Condition.OfColumn(GeneralColumns.byName().get(column), operator, values, orNull);
  }

  boolean orderedById() {
    return conditions.stream().anyMatch(c -> ofId(c) && ordering(c));
  }

  private static boolean ofId(Condition condition) {
    return condition instanceof Condition.OfColumn of && of.column().name().equals("event_id");
  }

  private static boolean ordering(Condition condition) {
    return condition instanceof Condition.OfColumn of && of.operator().ordering();
  }

  Where where() {
    Where where = new Where().scope(scope).all(conditions);
    for (Condition condition : conditions) {
      if (ofId(condition) && !ordering(condition)) {
        Pruning.ofIds(
            where,
            CREATED,
            ((Condition.OfColumn) condition).values().stream().map(UUID.class::cast).toList());
      }
    }
    return where;
  }
}
