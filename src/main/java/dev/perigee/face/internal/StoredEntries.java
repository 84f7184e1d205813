package dev.perigee.face.internal;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.descriptor.IndexSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Streams every face with a descriptor, in no order, as of one moment. */
@ApplicationScoped
class StoredEntries implements IndexSource {
  /** Rows of one fetch: about 2 MB. */
  private static final int FETCH = 2000;

  /** Fetches that may wait for the consumer. */
  private static final int AHEAD = 4;

  /** Joins and groups whole tables: half the time of looking each face's rows up. */
  private static final String ALL =
      """
      SELECT f.face_id, f.account_id, f.revision,
        (extract(epoch FROM f.create_time) * 1000000)::bigint AS created_micros,
        d.versions, d.descriptors, coalesce(l.list_ids, '{}') AS list_ids
      FROM face f
      JOIN (SELECT face_id, array_agg(version ORDER BY version) AS versions,
              array_agg(descriptor ORDER BY version) AS descriptors
            FROM face_descriptor GROUP BY face_id) d USING (face_id)
      LEFT JOIN (SELECT face_id, array_agg(list_id) AS list_ids
                 FROM list_face GROUP BY face_id) l USING (face_id)
      """;

  /** What the planner believes; exact counting would read the whole index of the table. */
  private static final String ABOUT =
      "SELECT greatest(reltuples, 0)::bigint AS about FROM pg_class"
          + " WHERE oid = 'face_descriptor'::regclass";

  private final Pool pool;

  StoredEntries(Pool pool) {
    this.pool = pool;
  }

  @Override
  public IndexOrigin origin() {
    return IndexOrigin.FACE;
  }

  @Override
  public Uni<Long> about() {
    return pool.query(ABOUT).execute().map(rows -> rows.iterator().next().getLong("about"));
  }

  @Override
  public Uni<Void> forEach(Consumer<List<IndexEntry>> consumer) {
    return pool.withTransaction(
        sql -> sql.prepare(ALL).flatMap(all -> drain(all.cursor(), consumer)));
  }

  private static Uni<Void> drain(Cursor cursor, Consumer<List<IndexEntry>> consumer) {
    return Multi.createBy()
        .repeating()
        .uni(() -> cursor.read(FETCH))
        .whilst(rows -> cursor.hasMore())
        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
        .invoke(
            rows -> {
              List<IndexEntry> entries = new ArrayList<>(rows.rowCount());
              rows.forEach(row -> entries.add(IndexEntrySql.read(row.getDelegate())));
              consumer.accept(entries);
            })
        .collect()
        .last()
        .call(cursor::close)
        .replaceWithVoid();
  }
}
