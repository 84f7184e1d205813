package dev.perigee.license.internal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/**
 * What is left of granted liveness executions, one row per licence. A licence that is issued again
 * under its id with another number changes what is left by the difference.
 */
@Singleton
class LivenessBalance {
  /** One row, one statement: requests side by side wait for each other in line. */
  private static final String TAKE =
      """
      INSERT INTO license_balance AS b (license_id, granted, balance, last_taken)
      VALUES ($1, $2::bigint, $2::bigint - least($2::bigint, $3::bigint),
        least($2::bigint, $3::bigint))
      ON CONFLICT (license_id) DO UPDATE SET
        last_taken = least(greatest(0, b.balance + $2 - b.granted), $3),
        balance = greatest(0, b.balance + $2 - b.granted)
          - least(greatest(0, b.balance + $2 - b.granted), $3),
        granted = $2
      RETURNING last_taken
      """;

  private static final String LEFT =
      "SELECT greatest(0, balance + $2::bigint - granted) AS balance FROM license_balance"
          + " WHERE license_id = $1";

  private final Pool pool;

  LivenessBalance(Pool pool) {
    this.pool = pool;
  }

  /**
   * Takes executions.
   *
   * @param granted by the licence in all
   * @param count how many are asked for
   * @return how many were left, at most {@code count}
   */
  Uni<Long> take(String licenseId, long granted, long count) {
    return pool.preparedQuery(TAKE)
        .execute(Tuple.of(licenseId, granted, count))
        .map(rows -> rows.iterator().next().getLong("last_taken"));
  }

  /** Executions left. */
  Uni<Long> left(String licenseId, long granted) {
    return pool.preparedQuery(LEFT)
        .execute(Tuple.of(licenseId, granted))
        .map(rows -> rows.rowCount() == 0 ? granted : rows.iterator().next().getLong("balance"));
  }
}
