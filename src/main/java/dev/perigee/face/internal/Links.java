package dev.perigee.face.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Statements on the links between lists and faces, for use inside a transaction. */
final class Links {
  /** The lists cannot be removed until the end of the transaction. */
  private static final String HOLD_LISTS =
      """
      SELECT list_id FROM list WHERE list_id = ANY($1) AND account_id = $2 AND removal IS NULL
      ORDER BY list_id FOR KEY SHARE
      """;

  private static final String ATTACH_TO_LISTS =
      """
      INSERT INTO list_face (face_id, list_id)
      SELECT $1, list_id FROM unnest($2::uuid[]) WITH ORDINALITY AS given (list_id, position)
      ORDER BY position
      """;

  private static final String ATTACH =
      """
      INSERT INTO list_face (face_id, list_id)
      SELECT face_id, $1 FROM unnest($2::uuid[]) WITH ORDINALITY AS given (face_id, position)
      ORDER BY position
      ON CONFLICT DO NOTHING RETURNING face_id
      """;

  private static final String DETACH =
      "DELETE FROM list_face WHERE list_id = $1 AND face_id = ANY($2) RETURNING face_id";

  /**
   * Whoever holds the row is moving the time as well: skipping it lets requests that fill one list
   * commit side by side.
   */
  private static final String MOVE_TIME =
      """
      UPDATE list SET last_update_time = now() WHERE list_id IN (
        SELECT list_id FROM list WHERE list_id = ANY($1) AND last_update_time < now()
        FOR NO KEY UPDATE SKIP LOCKED)
      """;

  /** As {@link #MOVE_TIME}, of the lists that faces are attached to. */
  private static final String MOVE_TIME_OF_LISTS =
      """
      UPDATE list SET last_update_time = now() WHERE list_id IN (
        SELECT list_id FROM list
        WHERE list_id IN (SELECT list_id FROM list_face WHERE face_id = ANY($1))
          AND last_update_time < now() AND removal IS NULL
        FOR NO KEY UPDATE SKIP LOCKED)
      """;

  private Links() {}

  /** Attaches a face that this transaction has made; fails with 22005 for an unknown list. */
  static Uni<Void> attachNew(SqlClient sql, UUID accountId, UUID faceId, List<UUID> listIds) {
    if (listIds.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    UUID[] lists = new LinkedHashSet<>(listIds).toArray(UUID[]::new);
    return holdLists(sql, accountId, lists)
        .invoke(
            found -> {
              for (UUID list : lists) {
                if (!found.contains(list)) {
                  throw ApiException.inBody(ErrorCode.LISTS_NOT_FOUND, list);
                }
              }
            })
        .call(
            () ->
                sql.preparedQuery(ATTACH_TO_LISTS)
                    .execute(Tuple.tuple().addUUID(faceId).addArrayOfUUID(lists)))
        .flatMap(found -> moveTime(sql, lists));
  }

  /** Attaches faces of the account; see {@link dev.perigee.face.Lists#attach}. */
  static Uni<Void> attach(
      SqlClient sql, UUID accountId, UUID listId, Collection<UUID> faceIds, Changes changes) {
    return link(sql, ATTACH, accountId, listId, faceIds, changes);
  }

  /** Detaches faces of the account; see {@link dev.perigee.face.Lists#detach}. */
  static Uni<Void> detach(
      SqlClient sql, UUID accountId, UUID listId, Collection<UUID> faceIds, Changes changes) {
    return link(sql, DETACH, accountId, listId, faceIds, changes);
  }

  private static Uni<Void> link(
      SqlClient sql,
      String statement,
      UUID accountId,
      UUID listId,
      Collection<UUID> faceIds,
      Changes changes) {
    Set<UUID> asked = new LinkedHashSet<>(faceIds);
    UUID[] lists = {listId};
    return holdLists(sql, accountId, lists)
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw ApiException.inBody(ErrorCode.LIST_NOT_FOUND, listId);
              }
            })
        .flatMap(held -> FaceLocks.forUpdate(sql, accountId, asked))
        .invoke(found -> FaceLocks.requireAll(asked, found))
        .flatMap(
            found ->
                sql.preparedQuery(statement)
                    .execute(
                        Tuple.tuple().addUUID(listId).addArrayOfUUID(asked.toArray(UUID[]::new))))
        .flatMap(rows -> changes.touch(sql, FaceLocks.ids(rows, "face_id")))
        .flatMap(touched -> moveTime(sql, lists));
  }

  private static Uni<Set<UUID>> holdLists(SqlClient sql, UUID accountId, UUID[] listIds) {
    return sql.preparedQuery(HOLD_LISTS)
        .execute(Tuple.tuple().addArrayOfUUID(listIds).addUUID(accountId))
        .map(rows -> FaceLocks.ids(rows, "list_id"));
  }

  /** To be called before faces are deleted, since their links go with them. */
  static Uni<Void> moveTimeOfLists(SqlClient sql, Tuple faceIds) {
    return sql.preparedQuery(MOVE_TIME_OF_LISTS).execute(faceIds).replaceWithVoid();
  }

  private static Uni<Void> moveTime(SqlClient sql, UUID[] listIds) {
    return sql.preparedQuery(MOVE_TIME)
        .execute(Tuple.tuple().addArrayOfUUID(listIds))
        .replaceWithVoid();
  }
}
