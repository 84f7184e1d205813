package dev.perigee.face.internal;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexOrigin;
import io.vertx.sqlclient.Row;
import java.util.Set;

/** The columns from which an {@link IndexEntry} is read, and how. */
final class IndexEntrySql {
  /** Select list over a row {@code f} of the table face. */
  static final String COLUMNS =
      DescriptorSql.COLUMNS
          + """
          , f.face_id, f.account_id, f.revision,
          (extract(epoch FROM f.create_time) * 1000000)::bigint AS created_micros,
          ARRAY(SELECT l.list_id FROM list_face l WHERE l.face_id = f.face_id) AS list_ids
          """;

  /** State of the faces {@code $1}. */
  static final String OF_FACES = "SELECT " + COLUMNS + " FROM face f WHERE f.face_id = ANY($1)";

  private IndexEntrySql() {}

  static IndexEntry read(Row row) {
    return new IndexEntry(
        IndexOrigin.FACE,
        row.getUUID("face_id"),
        row.getUUID("account_id"),
        row.getLong("revision"),
        row.getLong("created_micros"),
        DescriptorSql.read(row),
        Set.of(row.getArrayOfUUIDs("list_ids")));
  }
}
