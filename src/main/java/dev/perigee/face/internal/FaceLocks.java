package dev.perigee.face.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Locks faces in the order of their ids, so that bulk requests wait for each other in line. */
final class FaceLocks {
  private static final String FACES =
      "SELECT face_id FROM face WHERE face_id = ANY($1) AND account_id = $2 ORDER BY face_id";

  private FaceLocks() {}

  /** The faces of the account among the ids, locked for a change that keeps them. */
  static Uni<Set<UUID>> forUpdate(SqlClient sql, UUID accountId, Collection<UUID> faceIds) {
    return lock(sql, FACES + " FOR NO KEY UPDATE", accountId, faceIds);
  }

  /** The faces of the account among the ids, locked for deletion. */
  static Uni<Set<UUID>> forDelete(SqlClient sql, UUID accountId, Collection<UUID> faceIds) {
    return lock(sql, FACES + " FOR UPDATE", accountId, faceIds);
  }

  private static Uni<Set<UUID>> lock(
      SqlClient sql, String query, UUID accountId, Collection<UUID> faceIds) {
    return sql.preparedQuery(query)
        .execute(Tuple.tuple().addArrayOfUUID(faceIds.toArray(UUID[]::new)).addUUID(accountId))
        .map(rows -> ids(rows, "face_id"));
  }

  /** The first column named so, in the order of the rows. */
  static Set<UUID> ids(RowSet<io.vertx.mutiny.sqlclient.Row> rows, String column) {
    Set<UUID> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.add(row.getUUID(column)));
    return ids;
  }

  /** Refuses the request with 22004 when an asked face was not found. */
  static void requireAll(Collection<UUID> asked, Set<UUID> found) {
    for (UUID faceId : asked) {
      if (!found.contains(faceId)) {
        throw ApiException.inBody(ErrorCode.FACES_NOT_FOUND, faceId);
      }
    }
  }
}
