package dev.perigee.face.internal;

import dev.perigee.license.FaceQuota;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.work.ToTheEnd;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
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
  private final FaceQuota quota;
  private final AttributeCount count;

  FaceTransactions(Pool pool, IndexSync index, FaceQuota quota, AttributeCount count) {
    this.pool = pool;
    this.index = index;
    this.quota = quota;
    this.count = count;
  }

  /**
   * Runs the work in one transaction. The work adds what it changes to the changes.
   *
   * <p>A caller that goes away does not stop it: a commit without its index update would leave the
   * two different.
   */
  <T> Uni<T> run(BiFunction<SqlConnection, Changes, Uni<T>> work) {
    return ToTheEnd.of(Uni.createFrom().deferred(() -> transaction(work, new Changes(quota))));
  }

  private <T> Uni<T> transaction(BiFunction<SqlConnection, Changes, Uni<T>> work, Changes changes) {
    return count
        .ready()
        .flatMap(ready -> attempt(work, changes))
        .onFailure(SqlErrors::deadlock)
        .retry()
        .atMost(RETRIES)
        .invoke(changes::committed)
        .call(() -> index.apply(changes.index()))
        .onFailure()
        .invoke(failure -> failed(failure, changes));
  }

  private <T> Uni<T> attempt(BiFunction<SqlConnection, Changes, Uni<T>> work, Changes changes) {
    return Uni.createFrom()
        .deferred(
            () -> {
              changes.rolledBack(); // an attempt before this one
              return pool.withTransaction(sql -> work.apply(sql, changes));
            });
  }

  /** Our own refusals are rolled back for certain. */
  private void failed(Throwable failure, Changes changes) {
    if (failure instanceof ApiException) {
      changes.rolledBack();
    } else {
      changes.uncertain(count);
      index.uncertain(changes.index());
    }
  }
}
