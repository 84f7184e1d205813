package dev.perigee.event.internal.query;

import dev.perigee.event.internal.query.Column.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of the table {@code event} that filters and statistics name. */
public final class EventColumns {
  /** JSON column that filters reach into. */
  public static final String META = "meta";

  /** Text columns whose partial indices leave the empty text out. */
  static final Set<String> EMPTY_OMITTED_BY_INDEX = Set.of("external_id", "top_external_id");

  private static final Map<String, Column> BY_NAME =
      Stream.of(
              columns(Type.UUID, "event_id", "account_id", "handler_id", "stream_id", "face_id"),
              columns(
                  Type.TEXT,
                  "external_id",
                  "user_data",
                  "source",
                  "track_id",
                  "city",
                  "area",
                  "district",
                  "street",
                  "house_number",
                  "headwear_apparent_color",
                  "sleeve_length",
                  "lower_garment_type",
                  "shoes_apparent_color"),
              columns(Type.TEXTS, "tags", "upper_clothing_colors", "lower_garment_colors"),
              columns(
                  Type.INTEGER,
                  "gender",
                  "age",
                  "emotion",
                  "mask",
                  "ethnic_group",
                  "liveness",
                  "deepfake",
                  "apparent_gender",
                  "apparent_age",
                  "headwear_state",
                  "backpack_state"),
              columns(Type.TIME, "create_time", "end_time"),
              List.of(
                  new Column("top_similar_object_id", "top_object_id", Type.UUID),
                  new Column("top_similar_external_id", "top_external_id", Type.TEXT),
                  new Column("top_matching_candidates_label", "top_label", Type.TEXT),
                  new Column("top_similar_object_similarity", "top_similarity", Type.NUMBER),
                  new Column("geo_position", "longitude", Type.PLACE)))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(Column::name, Function.identity()));

  private EventColumns() {}

  static List<Column> columns(Type type, String... names) {
    return Stream.of(names).map(name -> new Column(name, type)).toList();
  }

  /** All of them, by name. */
  public static Map<String, Column> byName() {
    return BY_NAME;
  }

  /**
   * @throws IllegalArgumentException when there is no such column
   */
  public static Column get(String name) {
    Column column = BY_NAME.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no column " + name);
    }
    return column;
  }
}
