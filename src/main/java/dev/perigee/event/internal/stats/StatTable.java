package dev.perigee.event.internal.stats;

import dev.perigee.event.internal.query.Column;
import dev.perigee.event.internal.query.EventColumns;
import dev.perigee.event.internal.query.GeneralColumns;
import dev.perigee.event.internal.stats.StatColumn.Comparison;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table that statistics are made of: which aggregators and filters each column allows.
 *
 * @param name of the table
 * @param time column by which periods and groups of time go
 * @param document JSON column with fields of the user's own
 * @param columns by name
 * @param fields what is allowed for fields of the document
 */
public record StatTable(
    String name, String time, String document, Map<String, StatColumn> columns, StatColumn fields) {

  /** Events. */
  public static final StatTable EVENTS = events();

  /** General events. */
  public static final StatTable GENERAL_EVENTS = generalEvents();

  private static StatTable events() {
    Builder all = new Builder(EventColumns.byName());
    all.add("count group_by", "in eq null", "source", "stream_id", "track_id");
    all.add("count group_by", "in eq null", "city", "area", "district", "street", "house_number");
    all.add("count group_by", "in eq null", "sleeve_length", "headwear_apparent_color");
    all.add("count group_by", "in eq null", "lower_garment_type", "shoes_apparent_color");
    all.add("count group_by", "in eq", "user_data", "top_matching_candidates_label");
    all.add("count group_by", "in eq order", "event_id", "external_id", "handler_id", "face_id");
    all.add("count group_by", "in eq order", "top_similar_object_id", "top_similar_external_id");
    all.add("count max min avg", "order", "top_similar_object_similarity");
    all.add("count max min", "", "create_time", "end_time");
    all.add("count max min", "like", "tags");
    for (String coded :
        new String[] {
          "gender",
          "age",
          "emotion",
          "mask",
          "ethnic_group",
          "liveness",
          "deepfake",
          "apparent_age",
          "apparent_gender",
          "headwear_state",
          "backpack_state"
        }) {
      all.add("count max min avg group_by", "in eq order null", coded);
    }
    all.add("count", "in null", "upper_clothing_colors", "lower_garment_colors");
    all.add("count", "covered null", "geo_position");
    all.add("", "in eq order", "account_id");
    return new StatTable(
        "event",
        "create_time",
        EventColumns.META,
        all.columns(),
        column(null, "count max min avg", "like in eq order null"));
  }

  private static StatTable generalEvents() {
    Builder all = new Builder(GeneralColumns.byName());
    all.add("count group_by", "in eq order", "event_id");
    all.add("count group_by", "in eq null", "event_type", "track_id", "stream_id");
    all.add("count group_by", "in eq null", "city", "area", "district", "street", "house_number");
    all.add("count max min", "", "event_create_time", "event_end_time");
    all.add("count", "covered null", "geo_position");
    all.add("", "in eq order", "account_id");
    return new StatTable(
        "general_event",
        "event_create_time",
        GeneralColumns.EVENT,
        all.columns(),
        column(null, "count max min avg", "like in eq order null"));
  }

  private static StatColumn column(Column column, String aggregators, String comparisons) {
    return new StatColumn(
        column,
        words(aggregators).stream()
            .map(word -> Aggregator.valueOf(word))
            .collect(Collectors.toUnmodifiableSet()),
        words(comparisons).stream()
            .map(word -> Comparison.valueOf(word))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Set<String> words(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.toUpperCase(Locale.ROOT).split(" ")).collect(Collectors.toSet());
  }

  private static final class Builder {
    private final Map<String, Column> known;
    private final Map<String, StatColumn> columns = new HashMap<>();

    Builder(Map<String, Column> known) {
      this.known = known;
    }

    void add(String aggregators, String comparisons, String... names) {
      for (String name : names) {
        columns.put(name, column(known.get(name), aggregators, comparisons));
      }
    }

    Map<String, StatColumn> columns() {
      return Map.copyOf(columns);
    }
  }
}
