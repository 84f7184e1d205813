package dev.perigee.event.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.EventCursor;
import dev.perigee.event.EventFilter;
import dev.perigee.event.EventReader;
import dev.perigee.event.EventTarget;
import dev.perigee.event.internal.query.Condition;
import dev.perigee.event.internal.query.Where;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@link EventReader} over PostgreSQL. */
@ApplicationScoped
class EventQueries implements EventReader {
  private final Pool pool;
  private final EventJson json;

  EventQueries(Pool pool, EventJson json) {
    this.pool = pool;
    this.json = json;
  }

  @Override
  public Uni<List<ObjectNode>> page(
      EventFilter filter,
      Set<EventTarget> targets,
      EventCursor after,
      boolean newestFirst,
      int page,
      int pageSize) {
    Where where = where(filter);
    String statement = page(filter, targets, where, after, newestFirst, page, pageSize);
    return pool.preparedQuery(statement)
        .execute(where.values())
        .map(
            rows -> {
              List<ObjectNode> events = new ArrayList<>(rows.size());
              rows.forEach(row -> events.add(json.read(row, targets)));
              return events;
            });
  }

  /** The statement of a page; its parameters are added to the clause. */
  static String page(
      EventFilter filter,
      Set<EventTarget> targets,
      Where where,
      EventCursor after,
      boolean newestFirst,
      int page,
      int pageSize) {
    String order = where.order("create_time", filter.orderedById(), after, newestFirst);
    String rest = order + where.page(page, pageSize);
    return "SELECT " + EventJson.columns(targets) + " FROM event" + where.clause() + rest;
  }

  @Override
  public Uni<Map<UUID, ObjectNode>> byIds(
      UUID scope, Collection<UUID> eventIds, Set<EventTarget> targets) {
    Where where = ofIds(scope, eventIds);
    return pool.preparedQuery(
            "SELECT " + EventJson.columns(targets) + " FROM event" + where.clause())
        .execute(where.values())
        .map(
            rows -> {
              Map<UUID, ObjectNode> byId = new HashMap<>();
              rows.forEach(row -> byId.put(row.getUUID("event_id"), json.read(row, targets)));
              return byId;
            });
  }

  static Where ofIds(UUID scope, Collection<UUID> eventIds) {
    Where where = new Where().scope(scope).sql("event_id = ANY(?)", eventIds.toArray(UUID[]::new));
    return Pruning.ofIds(where, "create_time", eventIds);
  }

  @Override
  public Uni<Set<UUID>> ids(EventFilter filter) {
    Where where = where(filter);
    return pool.preparedQuery("SELECT event_id FROM event" + where.clause())
        .execute(where.values())
        .map(
            rows -> {
              Set<UUID> ids = HashSet.newHashSet(rows.size());
              rows.forEach(row -> ids.add(row.getUUID(0)));
              return ids;
            });
  }

  static Where where(EventFilter filter) {
    Where where = new Where().scope(filter.scope()).all(filter.conditions());
    for (Condition condition : filter.conditions()) {
      if (condition instanceof Condition.OfColumn of
          && of.column().name().equals("event_id")
          && of.operator().ofList()) {
        Pruning.ofIds(where, "create_time", of.values().stream().map(UUID.class::cast).toList());
      }
    }
    return where;
  }
}
