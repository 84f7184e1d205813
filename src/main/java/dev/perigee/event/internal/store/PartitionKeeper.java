package dev.perigee.event.internal.store;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.event.internal.store.Partitions.Family;
import dev.perigee.platform.config.PerigeeConfig;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes partitions before they are needed, and drops those whose events have become too old. */
@ApplicationScoped
class PartitionKeeper {
  private static final String OLD =
      "SELECT parent, name, upper FROM time_partition WHERE upper <= $1 ORDER BY lower, parent";

  /** Inserts wait behind a drop that waits for a long query: not for long. */
  private static final String IMPATIENT = "SET LOCAL lock_timeout = '2s'";

  private final Pool pool;
  private final Partitions partitions;
  private final DescriptorIndex index;
  private final Duration width;
  private final Optional<Duration> retention;

  PartitionKeeper(Pool pool, Partitions partitions, DescriptorIndex index, PerigeeConfig config) {
    this.pool = pool;
    this.partitions = partitions;
    this.index = index;
    this.width = Duration.ofDays(config.events().partitionDays());
    this.retention = config.events().retention();
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> keep() {
    Instant now = Instant.now();
    List<Instant> soon = List.of(now, now.plus(width));
    return partitions
        .ensure(Family.EVENTS, soon)
        .chain(() -> partitions.ensure(Family.GENERAL_EVENTS, soon))
        .chain(
            () ->
                retention.isPresent()
                    ? dropBefore(now.minus(retention.get())).replaceWithVoid()
                    : Uni.createFrom().voidItem())
        .onFailure()
        .invoke(e -> Log.warnf("partitions of events are looked after again later: %s", e))
        .onFailure()
        .recoverWithNull();
  }

  /**
   * Drops the partitions that end at the time or before it, oldest first; then the index forgets
   * their events.
   *
   * @return how many were dropped
   */
  Uni<Integer> dropBefore(Instant time) {
    return pool.preparedQuery(OLD)
        .execute(Tuple.of(time.atOffset(ZoneOffset.UTC)))
        .onItem()
        .transformToMulti(RowSet::toMulti)
        .onItem()
        .transformToUniAndConcatenate(this::drop)
        .collect()
        .with(Collectors.counting())
        .map(Long::intValue);
  }

  private Uni<Void> drop(Row partition) {
    String name = partition.getString("name");
    OffsetDateTime end = partition.getOffsetDateTime("upper");
    return pool.withTransaction(sql -> drop(sql, name))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(
            () -> {
              partitions.forget();
              Log.infof("events before %s are deleted: partition %s is gone", end, name);
              if (partition.getString("parent").equals("event_descriptor")) {
                index.removeCreatedBefore(IndexOrigin.EVENT, null, EventMicros.of(end.toInstant()));
              }
            });
  }

  /** The name comes from time_partition(), which makes it of letters, digits and underscores. */
  private static Uni<Void> drop(SqlConnection sql, String name) {
    return sql.query(IMPATIENT)
        .execute()
        .chain(() -> sql.query("DROP TABLE " + name).execute())
        .chain(
            () ->
                sql.preparedQuery("DELETE FROM time_partition WHERE name = $1")
                    .execute(Tuple.of(name)))
        .replaceWithVoid();
  }
}
