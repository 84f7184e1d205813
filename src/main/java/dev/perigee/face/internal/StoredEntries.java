package dev.perigee.face.internal;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.EntryStream;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.descriptor.IndexSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;

/** Streams every face with a descriptor, in no order, as of one moment. */
@ApplicationScoped
class StoredEntries implements IndexSource {

  /** What the planner believes; exact counting would read the whole index of the table. */
  private static final String ABOUT =
      "SELECT greatest(reltuples, 0)::bigint AS about FROM pg_class"
          + " WHERE oid = 'face_descriptor'::regclass";

  /** Reads the primary key only, and up to the first one. */
  private static final String SEVERAL =
      "SELECT EXISTS (SELECT FROM face_descriptor GROUP BY face_id HAVING count(*) > 1)";

  /** Joins whole tables: half the time of looking each face's rows up. */
  private static final String ALL =
      """
      SELECT f.face_id, f.account_id, f.revision,
        (extract(epoch FROM f.create_time) * 1000000)::bigint,
        d.version, d.descriptor, l.list_ids
      FROM face_descriptor d
      JOIN face f USING (face_id)
      LEFT JOIN (SELECT face_id, array_agg(list_id) AS list_ids
                 FROM list_face GROUP BY face_id) l USING (face_id)
      """;

  private final EntryStream stream;
  private final Pool pool;

  StoredEntries(EntryStream stream, Pool pool) {
    this.stream = stream;
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
    return stream.forEach(IndexOrigin.FACE, SEVERAL, ALL, consumer);
  }
}
