package dev.perigee.face.internal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Collects what a transaction has made of faces. */
final class Changes {
  private static final String NEW_REVISIONS =
      "UPDATE face SET revision = nextval('face_revision') WHERE face_id = ANY($1)";

  private Changes() {}

  /** Gives the locked faces new revisions and adds their state to the changes. */
  static Uni<Void> touch(SqlClient sql, Collection<UUID> faceIds, List<IndexChange> changes) {
    if (faceIds.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return sql.preparedQuery(NEW_REVISIONS)
        .execute(ids(faceIds))
        .flatMap(updated -> read(sql, faceIds, changes));
  }

  /** Adds the state of faces that this transaction has given new revisions. */
  static Uni<Void> read(SqlClient sql, Collection<UUID> faceIds, List<IndexChange> changes) {
    return sql.preparedQuery(IndexEntrySql.OF_FACES)
        .execute(ids(faceIds))
        .invoke(
            rows ->
                rows.forEach(
                    row -> changes.add(new IndexChange.Put(IndexEntrySql.read(row.getDelegate())))))
        .replaceWithVoid();
  }

  private static Tuple ids(Collection<UUID> faceIds) {
    return Tuple.tuple().addArrayOfUUID(faceIds.toArray(UUID[]::new));
  }
}
