package dev.perigee.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.internal.query.Condition;
import dev.perigee.event.internal.query.EventColumns;
import dev.perigee.event.internal.query.EventParameters;
import dev.perigee.event.internal.query.FieldFilters;
import dev.perigee.event.internal.query.Operator;
import dev.perigee.event.internal.query.Places;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which events. The conditions hold together.
 *
 * @param scope account whose events may be seen, null for all accounts
 * @param conditions made by {@link #ofQuery} or {@link #ofCandidates}
 */
public record EventFilter(UUID scope, List<Condition> conditions) {
  private static final String PLACE = "geo_position";
  private static final Set<String> WINDOW =
      Set.of("event_ids", "event_id__gte", "event_id__lt", "create_time__gte", "create_time__lt");

  public EventFilter {
    conditions = List.copyOf(conditions);
  }

  /** Names of the filters that {@link #ofCandidates} knows, {@code meta.*} apart. */
  public static Set<String> candidateFilters() {
    Set<String> names = new TreeSet<>();
    EventParameters.names().forEach(names::add);
    names.add(PLACE);
    return names;
  }

  /**
   * Reads the query of {@code GET /6/events}. Without a bound on id or creation time only the last
   * month counts.
   *
   * @param query values by name of parameter; names that are no filters are passed over
   * @param now end of the last month
   * @throws ApiException 12012 with the name of the parameter that is wrong
   */
  public static EventFilter ofQuery(UUID scope, Map<String, List<String>> query, Instant now) {
    List<Condition> conditions = new ArrayList<>();
    Map<String, String> place = new HashMap<>();
    query.forEach(
        (name, values) -> {
          try {
            if (Places.PARTS.contains(name)) {
              place.put(name, values.getFirst());
            } else if (EventParameters.isKnown(name)) {
              conditions.add(EventParameters.parse(name, items(name, values), now));
            } else if (FieldFilters.isOne(EventColumns.META, name)) {
              values.forEach(
                  value -> conditions.add(FieldFilters.parse(EventColumns.META, name, value)));
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
    EventFilter filter = new EventFilter(scope, conditions);
    return query.keySet().stream().noneMatch(WINDOW::contains) ? filter.ofLastMonth(now) : filter;
  }

  /** Values of a list are separated by commas; the others are single texts. */
  private static List<String> items(String name, List<String> values) {
    if (name.equals("user_data") || name.equals("top_matching_candidates_label")) {
      return List.of(values.getFirst());
    }
    List<String> items = new ArrayList<>();
    values.forEach(value -> items.addAll(List.of(value.split(",", -1))));
    return items;
  }

  /**
   * Reads the filters of candidates, in requests and policies. Relative times such as {@code
   * now-3h} are taken, too.
   *
   * @param filters values by name of filter, of the types of the schema; {@code geo_position} is an
   *     object; fields of {@code meta} are filters of their own ({@code meta.speed__gt:numeric}),
   *     or a nested object of values to be equal to. {@code origin} and {@code account_id} are
   *     passed over
   * @param now what relative times count from
   * @param path of the filters in the body, for the message
   * @throws ApiException 12022 with the path of what is wrong
   */
  public static EventFilter ofCandidates(UUID scope, ObjectNode filters, Instant now, String path) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> filter : filters.properties()) {
      String name = filter.getKey();
      JsonNode value = filter.getValue();
      if (name.equals("origin") || name.equals("account_id") || value.isNull()) {
        continue;
      }
      try {
        if (name.equals(PLACE)) {
          Map<String, String> parts = new HashMap<>();
          value.properties().forEach(p -> parts.put(p.getKey(), p.getValue().asText()));
          Places.parse(parts).ifPresent(conditions::add);
        } else if (EventParameters.isKnown(name)) {
          conditions.add(EventParameters.parse(name, texts(value), now));
        } else if (name.equals(EventColumns.META)) {
          meta(EventColumns.META, value, conditions);
        } else if (FieldFilters.isOne(EventColumns.META, name)) {
          conditions.add(
              FieldFilters.parse(EventColumns.META, name, String.join(",", texts(value))));
        } else {
          throw new IllegalArgumentException("no such filter");
        }
      } catch (IllegalArgumentException e) {
        throw ApiException.of(ErrorCode.JSON_INVALID, path + "." + name, "value is not valid");
      }
    }
    return new EventFilter(scope, conditions);
  }

  private static void meta(String path, JsonNode value, List<Condition> conditions) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = path + "." + field.getKey();
      if (field.getValue().isObject()) {
        meta(name, field.getValue(), conditions);
      } else {
        boolean typed = name.contains(":") || !field.getValue().isNumber();
        conditions.add(
            FieldFilters.parse(
                EventColumns.META,
                typed ? name : name + ":numeric",
                String.join(",", texts(field.getValue()))));
      }
    }
  }

  private static List<String> texts(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value.asText());
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** This filter, for events of the month before the time only. */
  private EventFilter ofLastMonth(Instant now) {
    Instant from = now.atOffset(ZoneOffset.UTC).minusMonths(1).toInstant();
    return and(bound(Operator.GTE, from)).and(bound(Operator.LT, now));
  }

  private EventFilter and(Condition condition) {
    List<Condition> all = new ArrayList<>(conditions);
    all.add(condition);
    return new EventFilter(scope, all);
  }

  private static Condition bound(Operator operator, Instant time) {
    return new Condition.OfColumn(EventColumns.get("create_time"), operator, List.of(time), false);
  }

  /** True when the answer is ordered by id; otherwise by creation time. */
  public boolean orderedById() {
    return conditions.stream()
        .anyMatch(
            c ->
                c instanceof Condition.OfColumn of
                    && of.column().name().equals("event_id")
                    && of.operator().ordering());
  }

  /** True when nothing but creation times is asked for: an index of them needs no ids then. */
  public boolean ofCreationTimeOnly() {
    return conditions.stream().allMatch(EventFilter::ofCreationTime);
  }

  /** Least creation time, included; null for none. */
  public Instant createdFrom() {
    return creationBounds(Operator.GTE).max(Instant::compareTo).orElse(null);
  }

  /** End of creation times, excluded; null for none. */
  public Instant createdBefore() {
    return creationBounds(Operator.LT).min(Instant::compareTo).orElse(null);
  }

  private Stream<Instant> creationBounds(Operator operator) {
    return conditions.stream()
        .filter(EventFilter::ofCreationTime)
        .map(Condition.OfColumn.class::cast)
        .filter(of -> of.operator() == operator)
        .map(of -> (Instant) of.values().getFirst());
  }

  private static boolean ofCreationTime(Condition condition) {
    return condition instanceof Condition.OfColumn of && of.column().name().equals("create_time");
  }
}
