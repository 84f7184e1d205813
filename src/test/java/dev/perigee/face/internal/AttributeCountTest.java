package dev.perigee.face.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.license.FaceQuota;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The connection breaks while a transaction commits: the count finds out what became of it. */
@QuarkusTest
class AttributeCountTest {
  @Inject FaceTransactions transactions;
  @Inject AttributeCount count;
  @Inject FaceQuota quota;
  @Inject Pool pool;

  @Test
  void a_commit_that_did_happen_counts() {
    long before = quota.count();

    lose("SELECT " + Changes.TRANSACTION);
    await(count.settle());

    assertThat(quota.count()).isEqualTo(before + 1);
    quota.settle(0, -1); // no face was made
  }

  @Test
  void a_commit_that_did_not_happen_counts_nothing() {
    long before = quota.count();

    assertThatThrownBy(
            () ->
                await(
                    transactions.run(
                        (sql, changes) ->
                            sql.query("SELECT " + Changes.TRANSACTION)
                                .execute()
                                .invoke(rows -> changes.reserve())
                                .invoke(
                                    rows ->
                                        changes.counted(
                                            1, rows.iterator().next().getString("transaction")))
                                .flatMap(
                                    rows ->
                                        sql.query("SELECT pg_terminate_backend(pg_backend_pid())")
                                            .execute()))))
        .isNotNull();
    await(count.settle());

    assertThat(quota.count()).isEqualTo(before);
  }

  /** Commits elsewhere, then tells the transaction that its connection is lost. */
  private void lose(String statement) {
    assertThatThrownBy(
            () ->
                await(
                    transactions.run(
                        (sql, changes) ->
                            pool.withTransaction(other -> other.query(statement).execute())
                                .invoke(rows -> changes.reserve())
                                .invoke(
                                    rows ->
                                        changes.counted(
                                            1, rows.iterator().next().getString("transaction")))
                                .flatMap(
                                    rows ->
                                        Uni.createFrom()
                                            .failure(new IllegalStateException("lost"))))))
        .hasMessage("lost");
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
