package dev.perigee.face.internal;

import dev.perigee.platform.error.ApiException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Transactions over faces: what they changed reaches the descriptor index after the commit and
 * before the caller hears of it.
 *
 * <p>Row locks are always taken in the order lists by id, then faces by id, so that bulk requests
 * do not deadlock. A revision is drawn while the lock of its face is held.
 */
@ApplicationScoped
class FaceTransactions {
  /** After a deadlock, which the order of locks leaves for exchanged attribute ids only. */
  private static final int RETRIES = 2;

  private final Pool pool;
  private final IndexSync index;

  FaceTransactions(Pool pool, IndexSync index) {
    this.pool = pool;
    this.index = index;
  }

  /**
   * Runs the work in one transaction. The work adds every face it changes to the list of changes.
   *
   * <p>A caller that goes away does not stop it: a commit without its index update would leave the
   * two different.
   */
  <T> Uni<T> run(BiFunction<SqlConnection, List<IndexChange>, Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              List<IndexChange> changes = new ArrayList<>();
              attempt(work, changes)
                  .onFailure(SqlErrors::deadlock)
                  .retry()
                  .atMost(RETRIES)
                  .call(() -> index.apply(changes))
                  .onFailure(failure -> !(failure instanceof ApiException))
                  .invoke(() -> index.uncertain(changes))
                  .subscribe()
                  .with(emitter::complete, emitter::fail);
            });
  }

  private <T> Uni<T> attempt(
      BiFunction<SqlConnection, List<IndexChange>, Uni<T>> work, List<IndexChange> changes) {
    return Uni.createFrom()
        .deferred(
            () -> {
              changes.clear();
              return pool.withTransaction(sql -> work.apply(sql, changes));
            });
  }
}
