package dev.perigee.face.internal;

import dev.perigee.license.FaceQuota;
import dev.perigee.platform.contract.Readiness;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps the licence's count of faces with attributes equal to the database: counts once when the
 * program starts, before any transaction over faces, and finds out what became of transactions
 * whose commit got lost.
 */
@ApplicationScoped
class AttributeCount implements Readiness {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private static final String COUNT =
      "SELECT count(*) AS faces FROM face WHERE attribute_create_time IS NOT NULL";

  /** Null for a transaction so old that nobody remembers it. */
  private static final String STATUS = "SELECT pg_xact_status($1::text::xid8) AS status";

  private final FaceQuota quota;
  private final Pool pool;
  private final CompletableFuture<Void> counted = new CompletableFuture<>();
  private final Queue<Doubt> doubts = new ConcurrentLinkedQueue<>();

  private record Doubt(String transaction, int reserved, long change) {}

  AttributeCount(FaceQuota quota, Pool pool) {
    this.quota = quota;
    this.pool = pool;
  }

  void onStart(@Observes StartupEvent event) {
    pool.query(COUNT)
        .execute()
        .onFailure()
        .invoke(e -> Log.errorf("counting the faces failed, trying again: %s", e))
        .onFailure()
        .retry()
        .withBackOff(RETRY, RETRY)
        .indefinitely()
        .subscribe()
        .with(
            rows -> {
              quota.start(rows.iterator().next().getLong("faces"));
              counted.complete(null);
            });
  }

  /** Completes when the count has been taken. */
  Uni<Void> ready() {
    return counted.isDone()
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().completionStage(counted);
  }

  @Override
  public Optional<String> notReady() {
    return counted.isDone() ? Optional.empty() : Optional.of("faces are being counted");
  }

  /** The outcome of the transaction is to be found out. */
  void doubt(String transaction, int reserved, long change) {
    doubts.add(new Doubt(transaction, reserved, change));
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> settle() {
    return Multi.createFrom()
        .items(doubts.stream())
        .onItem()
        .transformToUniAndConcatenate(this::settle)
        .collect()
        .last()
        .onFailure()
        .invoke(e -> Log.warnf("the outcome of transactions is still open: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> settle(Doubt doubt) {
    return pool.preparedQuery(STATUS)
        .execute(Tuple.of(doubt.transaction))
        .invoke(
            rows -> {
              String status = rows.iterator().next().getString("status");
              if (!"in progress".equals(status) && doubts.remove(doubt)) {
                quota.settle(doubt.reserved, "committed".equals(status) ? doubt.change : 0);
              }
            })
        .replaceWithVoid();
  }
}
