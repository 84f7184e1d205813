package dev.perigee.event.notify.internal;

import dev.perigee.event.BodyEstimates;
import dev.perigee.event.FaceEstimates;
import dev.perigee.event.Location;
import dev.perigee.event.NewEvent;
import dev.perigee.event.internal.query.Condition;
import dev.perigee.event.internal.query.Places;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The filters of {@code /6/ws}. All that are given must hold; an event that lacks what is tested
 * does not pass.
 */
final class EventSubscription implements Predicate<NewEvent> {
  private static final String PLACE = "geo_position";

  /** Fields that must be among the values of a list. */
  private static final Map<String, Function<NewEvent, Object>> LISTS =
      Map.ofEntries(
          Map.entry("sources", event -> event.context().source()),
          Map.entry("stream_ids", event -> event.context().streamId()),
          Map.entry("handler_ids", NewEvent::handlerId),
          Map.entry("cities", place(Location::city)),
          Map.entry("areas", place(Location::area)),
          Map.entry("districts", place(Location::district)),
          Map.entry("streets", place(Location::street)),
          Map.entry("house_numbers", place(Location::houseNumber)),
          Map.entry("gender", face(FaceEstimates::gender)),
          Map.entry("ethnic_groups", face(FaceEstimates::ethnicGroup)),
          Map.entry("liveness", face(FaceEstimates::liveness)),
          Map.entry("deepfake", face(FaceEstimates::deepfake)),
          Map.entry("masks", face(FaceEstimates::mask)),
          Map.entry("emotions", face(FaceEstimates::emotion)),
          Map.entry("apparent_gender", body(BodyEstimates::apparentGender)),
          Map.entry("headwear_states", body(BodyEstimates::headwearState)),
          Map.entry("headwear_apparent_colors", body(BodyEstimates::headwearApparentColor)),
          Map.entry("sleeve_lengths", body(BodyEstimates::sleeveLength)),
          Map.entry("lower_garment_types", body(BodyEstimates::lowerGarmentType)),
          Map.entry("shoes_apparent_colors", body(BodyEstimates::shoesApparentColor)),
          Map.entry("backpack_states", body(BodyEstimates::backpackState)));

  /** Fields of which at least one value must be among those of a list. */
  private static final Map<String, Function<NewEvent, Collection<String>>> OVERLAPS =
      Map.of(
          "upper_clothing_colors", event -> event.body().upperClothingColors(),
          "lower_garment_colors", event -> event.body().lowerGarmentColors(),
          "matching_candidates_labels", EventSubscription::labels);

  /** Fields with bounds. */
  private static final Map<String, Function<NewEvent, Number>> BOUNDS =
      Map.of(
          "age", event -> event.face().age(),
          "apparent_age", event -> event.body().apparentAge(),
          "object_similarity",
              event -> event.topMatch() == null ? null : event.topMatch().candidate().similarity());

  private final List<Predicate<NewEvent>> conditions;

  private EventSubscription(List<Predicate<NewEvent>> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  @Override
  public boolean test(NewEvent event) {
    for (Predicate<NewEvent> condition : conditions) {
      if (!condition.test(event)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param query whose values the contract has let pass
   * @throws ApiException 12012 for a place that is none
   */
  static EventSubscription parse(MultiMap query) {
    List<Predicate<NewEvent>> conditions = new ArrayList<>();
    LISTS.forEach(
        (name, field) -> {
          if (query.contains(name)) {
            Set<String> values = values(query, name);
            conditions.add(
                event -> {
                  Object value = field.apply(event);
                  return value != null && values.contains(value.toString());
                });
          }
        });
    OVERLAPS.forEach(
        (name, field) -> {
          if (query.contains(name)) {
            Set<String> values = values(query, name);
            conditions.add(
                event -> {
                  Collection<String> given = field.apply(event);
                  return given != null && given.stream().anyMatch(values::contains);
                });
          }
        });
    BOUNDS.forEach(
        (name, field) -> {
          bound(query, name + "__gte", field, conditions, true);
          bound(query, name + "__lt", field, conditions, false);
        });
    if (query.contains("tags")) {
      Set<String> tags = values(query, "tags");
      conditions.add(event -> event.context().tags().containsAll(tags));
    }
    if (query.contains("user_data")) {
      String part = query.get("user_data").toLowerCase(Locale.ROOT);
      conditions.add(event -> event.context().userData().toLowerCase(Locale.ROOT).contains(part));
    }
    if (query.contains(PLACE)) {
      conditions.add(inBox(query.getAll(PLACE)));
    }
    return new EventSubscription(conditions);
  }

  private static Set<String> values(MultiMap query, String name) {
    return query.getAll(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(value -> name.endsWith("_ids") ? value.toLowerCase(Locale.ROOT) : value)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void bound(
      MultiMap query,
      String name,
      Function<NewEvent, Number> field,
      List<Predicate<NewEvent>> conditions,
      boolean lower) {
    if (query.contains(name)) {
      double bound = Double.parseDouble(query.get(name));
      conditions.add(
          event -> {
            Number value = field.apply(event);
            return value != null
                && (lower ? value.doubleValue() >= bound : value.doubleValue() < bound);
          });
    }
  }

  /** One list of names and values in turn. */
  private static Predicate<NewEvent> inBox(List<String> given) {
    String[] items = String.join(",", given).split(",", -1);
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i + 1 < items.length; i += 2) {
      parts.put(items[i], items[i + 1]);
    }
    try {
      if (items.length % 2 == 0
          && Places.PARTS.containsAll(parts.keySet())
          && Places.parse(parts).orElse(null) instanceof Condition.InBox box) {
        return event -> {
          var place = event.context().location().geoPosition();
          return place != null && box.holds(place.longitude(), place.latitude());
        };
      }
    } catch (IllegalArgumentException e) {
      throw ApiException.of(ErrorCode.BAD_QUERY, PLACE);
    }
    throw ApiException.of(ErrorCode.BAD_QUERY, PLACE);
  }

  private static Collection<String> labels(NewEvent event) {
    return event.matches().stream()
        .filter(result -> !result.candidates().isEmpty())
        .map(result -> result.label())
        .toList();
  }

  private static Function<NewEvent, Object> face(Function<FaceEstimates, Object> field) {
    return event -> field.apply(event.face());
  }

  private static Function<NewEvent, Object> body(Function<BodyEstimates, Object> field) {
    return event -> field.apply(event.body());
  }

  private static Function<NewEvent, Object> place(Function<Location, Object> field) {
    return event -> field.apply(event.context().location());
  }
}
