package dev.perigee.event.internal.store;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.event.EventDescriptors;
import dev.perigee.event.internal.query.Where;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link EventDescriptors} over PostgreSQL. */
@ApplicationScoped
class EventDescriptorQueries implements EventDescriptors {

  /** {@code versions} and {@code descriptors} of a row {@code e} with id and creation time. */
  private static final String SELECT =
      """
      SELECT e.event_id, d.versions, d.descriptors FROM (SELECT event_id, create_time FROM event%s) e,
        LATERAL (SELECT array_agg(version ORDER BY version) AS versions,
                        array_agg(descriptor ORDER BY version) AS descriptors
                 FROM event_descriptor d
                 WHERE d.event_id = e.event_id AND d.create_time = e.create_time) d
      """;

  private final Pool pool;

  EventDescriptorQueries(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Map<UUID, List<Descriptor>>> ofEvents(UUID scope, Collection<UUID> eventIds) {
    return read(EventQueries.ofIds(scope, eventIds), "");
  }

  @Override
  public Uni<Map<UUID, List<Descriptor>>> ofExternalId(UUID scope, String externalId, int limit) {
    return newest(
        new Where().scope(scope).sql("external_id = ?", externalId).sql("external_id <> ''"),
        limit);
  }

  @Override
  public Uni<Map<UUID, List<Descriptor>>> ofTrackId(UUID scope, String trackId, int limit) {
    return newest(new Where().scope(scope).sql("track_id = ?", trackId), limit);
  }

  private Uni<Map<UUID, List<Descriptor>>> newest(Where where, int limit) {
    return read(
        where, " ORDER BY create_time DESC, event_id DESC LIMIT " + where.parameter((long) limit));
  }

  private Uni<Map<UUID, List<Descriptor>>> read(Where where, String rest) {
    return pool.preparedQuery(SELECT.formatted(where.clause() + rest))
        .execute(where.values())
        .map(
            rows -> {
              Map<UUID, List<Descriptor>> all = new LinkedHashMap<>();
              rows.forEach(row -> all.put(row.getUUID("event_id"), descriptors(row)));
              return all;
            });
  }

  static List<Descriptor> descriptors(Row row) {
    Integer[] versions = row.getArrayOfIntegers("versions");
    if (versions == null) {
      return List.of();
    }
    Buffer[] bytes = row.get(Buffer[].class, row.getColumnIndex("descriptors"));
    List<Descriptor> all = new ArrayList<>(versions.length);
    for (int i = 0; i < versions.length; i++) {
      all.add(new Descriptor(versions[i], bytes[i].getBytes()));
    }
    return all;
  }
}
