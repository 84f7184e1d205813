package dev.perigee.event.internal.general;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.EventCursor;
import dev.perigee.event.GeneralEvents;
import dev.perigee.event.Location;
import dev.perigee.event.NewGeneralEvent;
import dev.perigee.event.internal.query.Where;
import dev.perigee.event.internal.store.EventJson;
import dev.perigee.event.internal.store.Partitions;
import dev.perigee.event.internal.store.Pruning;
import dev.perigee.event.notify.GeneralEventMessage;
import dev.perigee.event.notify.Notifications;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** General events in PostgreSQL. */
@ApplicationScoped
class GeneralEventStore implements GeneralEvents {
  private static final String INSERT =
      """
      INSERT INTO general_event (event_id, account_id, event_type, event_create_time,
        event_end_time, stream_id, track_id, city, area, district, street, house_number,
        longitude, latitude, event)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::text::jsonb)
      ON CONFLICT DO NOTHING
      """;

  private static final String SELECT =
      "SELECT event_id, account_id, event_type, event_create_time, event_end_time, stream_id,"
          + " track_id, city, area, district, street, house_number, longitude, latitude,"
          + " event::text AS event FROM general_event";

  private final Pool pool;
  private final Partitions partitions;
  private final EventJson json;
  private final Notifications notifications;

  GeneralEventStore(Pool pool, Partitions partitions, EventJson json, Notifications notifications) {
    this.pool = pool;
    this.partitions = partitions;
    this.json = json;
    this.notifications = notifications;
  }

  @Override
  public Uni<Void> save(UUID accountId, List<NewGeneralEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return partitions
        .ensure(
            Partitions.Family.GENERAL_EVENTS,
            events.stream().map(NewGeneralEvent::createTime).toList())
        .chain(
            () ->
                pool.withTransaction(
                    sql ->
                        sql.preparedQuery(INSERT)
                            .executeBatch(
                                events.stream().map(event -> row(accountId, event)).toList())))
        .onFailure(Partitions::isGone)
        .invoke(partitions::forget)
        .onFailure(Partitions::isGone)
        .retry()
        .atMost(1)
        .invoke(() -> events.forEach(event -> notifications.send(message(accountId, event))))
        .replaceWithVoid();
  }

  private static GeneralEventMessage message(UUID accountId, NewGeneralEvent event) {
    return new GeneralEventMessage(
        accountId, event.eventType(), event.createTime(), event.endTime(), event.event());
  }

  private static Tuple row(UUID accountId, NewGeneralEvent event) {
    Location location = event.location();
    boolean placed = location.geoPosition() != null;
    return Tuple.tuple()
        .addUUID(event.eventId())
        .addUUID(accountId)
        .addString(event.eventType())
        .addOffsetDateTime(utc(event.createTime()))
        .addOffsetDateTime(utc(event.endTime()))
        .addUUID(event.streamId())
        .addString(event.trackId())
        .addString(location.city())
        .addString(location.area())
        .addString(location.district())
        .addString(location.street())
        .addString(location.houseNumber())
        .addDouble(placed ? location.geoPosition().longitude() : null)
        .addDouble(placed ? location.geoPosition().latitude() : null)
        .addString(event.event().toString());
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  /** One page by creation time, or by id when the filter has a bound on it. */
  Uni<List<ObjectNode>> page(
      GeneralFilter filter, EventCursor after, boolean newestFirst, int page, int pageSize) {
    Where where = filter.where();
    String order = where.order("event_create_time", filter.orderedById(), after, newestFirst);
    String rest = order + where.page(page, pageSize);
    return read(SELECT + where.clause() + rest, where);
  }

  /** The event when the scope (null: all accounts) has it, in a list of one. */
  Uni<List<ObjectNode>> byId(UUID scope, UUID eventId) {
    Where where = new Where().scope(scope).sql("event_id = ?", eventId);
    Pruning.ofIds(where, "event_create_time", List.of(eventId));
    return read(SELECT + where.clause(), where);
  }

  private Uni<List<ObjectNode>> read(String statement, Where where) {
    return pool.preparedQuery(statement)
        .execute(where.values())
        .map(
            rows -> {
              List<ObjectNode> events = new ArrayList<>(rows.size());
              rows.forEach(row -> events.add(shown(row)));
              return events;
            });
  }

  private ObjectNode shown(Row row) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.set("event_id", EventJson.text(row.getUUID("event_id")));
    event.put("event_type", row.getString("event_type"));
    event.put("event_create_time", time(row, "event_create_time"));
    event.put("event_end_time", time(row, "event_end_time"));
    event.set("event", json.document(row.getString("event")));
    event.set("account_id", EventJson.text(row.getUUID("account_id")));
    event.set("stream_id", EventJson.text(row.getUUID("stream_id")));
    event.set("track_id", EventJson.text(row.getString("track_id")));
    event.set("location", EventJson.location(row));
    return event;
  }

  private static String time(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : Times.format(time.toInstant());
  }
}
