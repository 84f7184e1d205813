package dev.perigee.event.internal.query;

import dev.perigee.event.internal.query.Column.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of the table {@code general_event} that filters and statistics name. */
public final class GeneralColumns {
  /** JSON column with the event itself. */
  public static final String EVENT = "event";

  private static final Map<String, Column> BY_NAME =
      Stream.of(
              EventColumns.columns(Type.UUID, "event_id", "account_id", "stream_id"),
              EventColumns.columns(
                  Type.TEXT,
                  "event_type",
                  "track_id",
                  "city",
                  "area",
                  "district",
                  "street",
                  "house_number"),
              EventColumns.columns(Type.TIME, "event_create_time", "event_end_time"),
              List.of(new Column("geo_position", "longitude", Type.PLACE)))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(Column::name, Function.identity()));

  private GeneralColumns() {}

  /** All of them, by name. */
  public static Map<String, Column> byName() {
    return BY_NAME;
  }
}
