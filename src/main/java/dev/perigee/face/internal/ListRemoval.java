package dev.perigee.face.internal;

import dev.perigee.face.Lists.Removal;
import dev.perigee.platform.error.ApiException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Removes lists of any size. First the list gets out of sight of every reader and writer, in one
 * transaction; then its links, or its faces, go in portions, each followed by the index; last the
 * row itself. A stop in between is picked up again by {@link #resume}.
 */
@ApplicationScoped
class ListRemoval {
  /** Faces of one transaction. */
  private static final int PORTION = 1000;

  /** Portions that a caller waits for. */
  private static final int AWAITED = 20;

  /** Waits for the transactions that are attaching faces; later ones find the list gone. */
  private static final String LOCK =
      """
      SELECT list_id FROM list WHERE list_id = ANY($1) AND account_id = $2 AND removal IS NULL
      ORDER BY list_id FOR UPDATE
      """;

  private static final String HIDE = "UPDATE list SET removal = $2 WHERE list_id = ANY($1)";

  private static final String PORTION_OF_FACES =
      """
      SELECT face_id FROM list_face JOIN face USING (face_id) WHERE list_id = $1
      ORDER BY face_id LIMIT %d FOR %s OF face
      """;

  private final FaceTransactions transactions;
  private final Pool pool;

  ListRemoval(FaceTransactions transactions, Pool pool) {
    this.transactions = transactions;
    this.pool = pool;
  }

  /** Removes lists of the account; fails as told for the first one that it does not have. */
  Uni<Removal> remove(
      UUID accountId,
      Collection<UUID> listIds,
      boolean withFaces,
      Function<UUID, ApiException> missing) {
    UUID[] ids = listIds.toArray(UUID[]::new);
    return pool.withTransaction(
            sql ->
                sql.preparedQuery(LOCK)
                    .execute(Tuple.tuple().addArrayOfUUID(ids).addUUID(accountId))
                    .map(rows -> FaceLocks.ids(rows, "list_id"))
                    .invoke(found -> requireAll(listIds, found, missing))
                    .flatMap(
                        found ->
                            sql.preparedQuery(HIDE)
                                .execute(
                                    Tuple.tuple()
                                        .addArrayOfUUID(ids)
                                        .addString(withFaces ? "faces" : "links"))))
        .flatMap(hidden -> work(new ArrayDeque<>(listIds), withFaces, AWAITED));
  }

  private static void requireAll(
      Collection<UUID> asked, Set<UUID> found, Function<UUID, ApiException> missing) {
    for (UUID listId : asked) {
      if (!found.contains(listId)) {
        throw missing.apply(listId);
      }
    }
  }

  /** Works until nothing is left or so many portions are done; the rest goes on by itself. */
  private Uni<Removal> work(Deque<UUID> lists, boolean withFaces, int portions) {
    if (lists.isEmpty()) {
      return Uni.createFrom().item(Removal.DONE);
    }
    if (portions == 0) {
      return Uni.createFrom().item(Removal.CONTINUES);
    }
    UUID listId = lists.getFirst();
    return portion(listId, withFaces)
        .flatMap(
            removed -> {
              if (removed > 0) {
                return work(lists, withFaces, portions - 1);
              }
              lists.removeFirst();
              return pool.preparedQuery("DELETE FROM list WHERE list_id = $1")
                  .execute(Tuple.of(listId))
                  .flatMap(gone -> work(lists, withFaces, portions));
            });
  }

  /** One transaction; gives the number of faces that were still there. */
  private Uni<Integer> portion(UUID listId, boolean withFaces) {
    String select = PORTION_OF_FACES.formatted(PORTION, withFaces ? "UPDATE" : "NO KEY UPDATE");
    return transactions.run(
        (sql, changes) ->
            sql.preparedQuery(select)
                .execute(Tuple.of(listId))
                .map(rows -> FaceLocks.ids(rows, "face_id"))
                .call(
                    faces ->
                        withFaces
                            ? FaceWriter.delete(sql, changes, faces)
                            : unlink(sql, listId, faces).flatMap(done -> changes.touch(sql, faces)))
                .map(Set::size));
  }

  private static Uni<Void> unlink(SqlClient sql, UUID listId, Set<UUID> faces) {
    return sql.preparedQuery("DELETE FROM list_face WHERE list_id = $1 AND face_id = ANY($2)")
        .execute(Tuple.tuple().addUUID(listId).addArrayOfUUID(faces.toArray(UUID[]::new)))
        .replaceWithVoid();
  }

  /** Goes on with what a reply or a stop of the program has left. */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> resume() {
    return pool.query("SELECT list_id, removal FROM list WHERE removal IS NOT NULL LIMIT 1")
        .execute()
        .flatMap(
            rows -> {
              for (var row : rows) {
                Deque<UUID> list = new ArrayDeque<>();
                list.add(row.getUUID("list_id"));
                return finish(list, "faces".equals(row.getString("removal")));
              }
              return Uni.createFrom().voidItem();
            })
        .onFailure()
        .invoke(e -> Log.warnf("removal of a list will be tried again: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> finish(Deque<UUID> lists, boolean withFaces) {
    return Multi.createBy()
        .repeating()
        .uni(() -> work(lists, withFaces, AWAITED))
        .whilst(state -> state == Removal.CONTINUES)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
