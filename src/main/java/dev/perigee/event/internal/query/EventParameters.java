package dev.perigee.event.internal.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The filters of {@code GET /6/events} and of the matcher's event candidates, by their names. */
public final class EventParameters {

  /**
   * @param nullable whether the text {@code null} stands for the missing value
   */
  private record Definition(Column column, Operator operator, boolean nullable) {}

  private static final Map<String, Definition> BY_NAME = define();

  private EventParameters() {}

  private static Map<String, Definition> define() {
    Map<String, Definition> all = new HashMap<>();
    bounds(all, "create_time", "create_time");
    bounds(all, "end_time", "end_time");
    bounds(all, "event_id", "event_id");
    bounds(all, "top_similar_object_similarity", "top_similar_object_similarity");
    bounds(all, "age", "age");
    bounds(all, "apparent_age", "apparent_age");
    list(all, false, "event_ids", "event_id");
    list(all, false, "face_ids", "face_id");
    list(all, false, "handler_ids", "handler_id");
    list(all, false, "external_ids", "external_id");
    list(all, false, "top_similar_object_ids", "top_similar_object_id");
    list(all, false, "top_similar_external_ids", "top_similar_external_id");
    list(all, true, "top_matching_candidates_label", "top_matching_candidates_label");
    list(all, true, "sources", "source");
    list(all, true, "stream_ids", "stream_id");
    list(all, true, "track_ids", "track_id");
    list(all, true, "cities", "city");
    list(all, true, "areas", "area");
    list(all, true, "districts", "district");
    list(all, true, "streets", "street");
    list(all, true, "house_numbers", "house_number");
    list(all, true, "gender", "gender");
    list(all, true, "emotions", "emotion");
    list(all, true, "masks", "mask");
    list(all, true, "ethnic_groups", "ethnic_group");
    list(all, true, "liveness", "liveness");
    list(all, true, "deepfake", "deepfake");
    list(all, true, "apparent_gender", "apparent_gender");
    list(all, true, "headwear_states", "headwear_state");
    list(all, true, "headwear_apparent_colors", "headwear_apparent_color");
    list(all, true, "sleeve_lengths", "sleeve_length");
    list(all, true, "upper_clothing_colors", "upper_clothing_colors");
    list(all, true, "lower_garment_types", "lower_garment_type");
    list(all, true, "lower_garment_colors", "lower_garment_colors");
    list(all, true, "shoes_apparent_colors", "shoes_apparent_color");
    list(all, true, "backpack_states", "backpack_state");
    all.put("tags", new Definition(EventColumns.get("tags"), Operator.ALL, false));
    all.put("user_data", new Definition(EventColumns.get("user_data"), Operator.PART, false));
    return Map.copyOf(all);
  }

  private static void bounds(Map<String, Definition> all, String name, String column) {
    all.put(name + "__gte", new Definition(EventColumns.get(column), Operator.GTE, false));
    all.put(name + "__lt", new Definition(EventColumns.get(column), Operator.LT, false));
  }

  private static void list(
      Map<String, Definition> all, boolean nullable, String name, String column) {
    all.put(name, new Definition(EventColumns.get(column), Operator.IN, nullable));
  }

  /** Whether a filter of that name is known, places and fields of meta apart. */
  public static boolean isKnown(String name) {
    return BY_NAME.containsKey(name);
  }

  /** Names of all of them. */
  public static Iterable<String> names() {
    return BY_NAME.keySet();
  }

  /**
   * @param name for which {@link #isKnown}
   * @param texts one value, or several where the filter takes a list
   * @throws IllegalArgumentException when a value is not of the type of the column
   */
  public static Condition parse(String name, List<String> texts, Instant now) {
    Definition definition = BY_NAME.get(name);
    boolean orNull = definition.nullable() && texts.contains("null");
    List<Object> values = new ArrayList<>();
    for (String text : texts) {
      if (definition.nullable() && text.equals("null")) {
        continue;
      }
      if (text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("null character");
      }
      values.add(Values.of(definition.column().type(), text, now));
    }
    return new Condition.OfColumn(definition.column(), definition.operator(), values, orNull);
  }
}
