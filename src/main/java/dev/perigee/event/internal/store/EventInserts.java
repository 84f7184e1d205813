package dev.perigee.event.internal.store;

import dev.perigee.descriptor.Descriptor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes many events and their descriptors in one statement: all of them or none. */
@ApplicationScoped
class EventInserts {
  /** Rows that are there already stay as they are: the same event was written before. */
  private static final String INSERT =
      """
      WITH stored AS (
        INSERT INTO event SELECT * FROM json_populate_recordset(NULL::event, $1::text::json)
        ON CONFLICT DO NOTHING)
      INSERT INTO event_descriptor (event_id, create_time, account_id, version, descriptor)
      SELECT * FROM unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::integer[], $6::bytea[])
      ON CONFLICT DO NOTHING
      """;

  private final Pool pool;
  private final Partitions partitions;

  EventInserts(Pool pool, Partitions partitions) {
    this.pool = pool;
    this.partitions = partitions;
  }

  /** Completes when the rows are committed. May be tried again after any failure. */
  Uni<Void> insert(List<EventRow> rows) {
    return ensurePartitions(rows).chain(() -> insert(pool, rows));
  }

  /** Completes when every row has a partition to go to. */
  Uni<Void> ensurePartitions(List<EventRow> rows) {
    return partitions.ensure(
        Partitions.Family.EVENTS, rows.stream().map(EventRow::createTime).toList());
  }

  /** Inserts rows that have their partitions, in the transaction of the connection. */
  Uni<Void> insert(SqlClient sql, List<EventRow> rows) {
    return sql.preparedQuery(INSERT)
        .execute(parameters(rows))
        .onFailure(Partitions::isGone)
        .invoke(partitions::forget)
        .replaceWithVoid();
  }

  private static Tuple parameters(List<EventRow> rows) {
    List<UUID> ids = new ArrayList<>();
    List<OffsetDateTime> times = new ArrayList<>();
    List<UUID> accounts = new ArrayList<>();
    List<Integer> versions = new ArrayList<>();
    List<Buffer> components = new ArrayList<>();
    for (EventRow row : rows) {
      for (Descriptor descriptor : row.descriptors()) {
        ids.add(row.eventId());
        times.add(row.createTime().atOffset(ZoneOffset.UTC));
        accounts.add(row.accountId());
        versions.add(descriptor.version());
        components.add(Buffer.buffer(descriptor.components()));
      }
    }
    return Tuple.tuple()
        .addString(rows.stream().map(EventRow::json).collect(Collectors.joining(",", "[", "]")))
        .addArrayOfUUID(ids.toArray(UUID[]::new))
        .addArrayOfOffsetDateTime(times.toArray(OffsetDateTime[]::new))
        .addArrayOfUUID(accounts.toArray(UUID[]::new))
        .addArrayOfInteger(versions.toArray(Integer[]::new))
        .addValue(components.toArray(Buffer[]::new));
  }
}
