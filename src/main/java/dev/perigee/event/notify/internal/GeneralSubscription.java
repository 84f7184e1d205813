package dev.perigee.event.notify.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.event.internal.query.Condition;
import dev.perigee.event.internal.query.FieldFilters;
import dev.perigee.event.internal.query.GeneralColumns;
import dev.perigee.event.notify.GeneralEventMessage;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The filters of {@code /6/general/ws}: types, and fields of the event. All must hold. */
final class GeneralSubscription implements Predicate<GeneralEventMessage> {
  private final Set<String> types;
  private final List<Condition.OfField> fields;

  private GeneralSubscription(Set<String> types, List<Condition.OfField> fields) {
    this.types = Set.copyOf(types);
    this.fields = List.copyOf(fields);
  }

  /**
   * @throws ApiException 12012 with the name of the parameter that is wrong
   */
  static GeneralSubscription parse(MultiMap query) {
    Set<String> types = new HashSet<>();
    query.getAll("event_type").forEach(list -> types.addAll(List.of(list.split(",", -1))));
    List<Condition.OfField> fields = new ArrayList<>();
    query.forEach(
        (name, value) -> {
          if (FieldFilters.isOne(GeneralColumns.EVENT, name)) {
            try {
              fields.add((Condition.OfField) FieldFilters.parse(GeneralColumns.EVENT, name, value));
            } catch (IllegalArgumentException e) {
              throw ApiException.of(ErrorCode.BAD_QUERY, name);
            }
          }
        });
    return new GeneralSubscription(types, fields);
  }

  @Override
  public boolean test(GeneralEventMessage message) {
    return (types.isEmpty() || types.contains(message.eventType()))
        && fields.stream().allMatch(field -> holds(field, message.event()));
  }

  private static boolean holds(Condition.OfField of, JsonNode event) {
    JsonNode node = event;
    for (String name : of.path()) {
      node = node.path(name);
    }
    boolean missing = node.isMissingNode() || node.isNull();
    Object value = missing ? null : typed(of.type(), node);
    return switch (of.operator()) {
      case EQ, IN -> missing ? of.orNull() : isOneOf(of, value);
      case NEQ, NIN -> missing ? !of.orNull() : !isOneOf(of, value);
      case LIKE -> value instanceof String text && text.contains(text(of));
      case NLIKE -> !(value instanceof String text && text.contains(text(of)));
      case GT -> value != null && compare(value, of) > 0;
      case GTE -> value != null && compare(value, of) >= 0;
      case LT -> value != null && compare(value, of) < 0;
      case LTE -> value != null && compare(value, of) <= 0;
      case ALL, PART -> throw new IllegalStateException("no operator of fields");
    };
  }

  /** Null when the value is of another type. */
  private static Object typed(Condition.FieldType type, JsonNode node) {
    return switch (type) {
      case STRING -> node.isTextual() ? node.textValue() : null;
      case INTEGER, NUMERIC -> node.isNumber() ? node.decimalValue() : null;
    };
  }

  private static boolean isOneOf(Condition.OfField of, Object value) {
    return value != null && of.values().stream().anyMatch(wanted -> compare(value, wanted) == 0);
  }

  private static String text(Condition.OfField of) {
    return (String) of.values().getFirst();
  }

  private static int compare(Object value, Condition.OfField of) {
    return compare(value, of.values().getFirst());
  }

  private static int compare(Object value, Object wanted) {
    return value instanceof BigDecimal number
        ? number.compareTo(new BigDecimal(wanted.toString()))
        : ((String) value).compareTo((String) wanted);
  }
}
