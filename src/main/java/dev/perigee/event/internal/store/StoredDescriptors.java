package dev.perigee.event.internal.store;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.descriptor.IndexSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Streams every event with a descriptor, one partition after the other, as of one moment. */
@ApplicationScoped
class StoredDescriptors implements IndexSource {
  /** Rows of one fetch: about 1 MB. */
  private static final int FETCH = 2000;

  /** Fetches that may wait for the consumer. */
  private static final int AHEAD = 4;

  /** Ordered as the primary key is, so that the descriptors of an event come together. */
  private static final String ALL =
      """
      SELECT event_id, account_id, version, descriptor,
        (extract(epoch FROM create_time) * 1000000)::bigint AS created_micros
      FROM %s ORDER BY event_id, version
      """;

  private static final String ABOUT =
      "SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint AS about FROM pg_class"
          + " WHERE relname IN (SELECT name FROM time_partition WHERE parent = 'event_descriptor')";

  private static final String PARTITIONS =
      "SELECT name FROM time_partition WHERE parent = 'event_descriptor' ORDER BY lower";

  private final Pool pool;

  StoredDescriptors(Pool pool) {
    this.pool = pool;
  }

  @Override
  public IndexOrigin origin() {
    return IndexOrigin.EVENT;
  }

  @Override
  public Uni<Long> about() {
    return pool.query(ABOUT).execute().map(rows -> rows.iterator().next().getLong("about"));
  }

  @Override
  public Uni<Void> forEach(Consumer<List<IndexEntry>> consumer) {
    return pool.withTransaction(
        sql ->
            sql.query(PARTITIONS)
                .execute()
                .toMulti()
                .flatMap(RowSet::toMulti)
                .map(row -> row.getString("name"))
                .collect()
                .asList()
                .flatMap(
                    names ->
                        Multi.createFrom()
                            .iterable(names)
                            .onItem()
                            .transformToUniAndConcatenate(
                                name ->
                                    sql.prepare(ALL.formatted(name))
                                        .flatMap(all -> drain(all.cursor(), consumer)))
                            .collect()
                            .last())
                .replaceWithVoid());
  }

  private static Uni<Void> drain(Cursor cursor, Consumer<List<IndexEntry>> consumer) {
    Gathering gathering = new Gathering();
    return Multi.createBy()
        .repeating()
        .uni(() -> cursor.read(FETCH))
        .whilst(rows -> cursor.hasMore())
        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
        .invoke(rows -> consumer.accept(gathering.take(rows)))
        .collect()
        .last()
        .invoke(() -> consumer.accept(gathering.rest()))
        .call(cursor::close)
        .replaceWithVoid();
  }

  /** Puts the descriptors of an event together, also where a fetch ends between them. */
  private static final class Gathering {
    private final List<Descriptor> descriptors = new ArrayList<>();
    private UUID eventId;
    private UUID accountId;
    private long created;

    List<IndexEntry> take(RowSet<Row> rows) {
      List<IndexEntry> complete = new ArrayList<>(rows.size());
      for (Row row : rows) {
        UUID id = row.getUUID("event_id");
        if (!id.equals(eventId)) {
          flushTo(complete);
          eventId = id;
          accountId = row.getUUID("account_id");
          created = row.getLong("created_micros");
        }
        descriptors.add(
            new Descriptor(row.getInteger("version"), row.getBuffer("descriptor").getBytes()));
      }
      return complete;
    }

    List<IndexEntry> rest() {
      List<IndexEntry> complete = new ArrayList<>(1);
      flushTo(complete);
      return complete;
    }

    private void flushTo(List<IndexEntry> complete) {
      if (!descriptors.isEmpty()) {
        complete.add(
            new IndexEntry(
                IndexOrigin.EVENT,
                eventId,
                accountId,
                EventWriter.REVISION,
                created,
                List.copyOf(descriptors),
                Set.of()));
        descriptors.clear();
      }
    }
  }
}
