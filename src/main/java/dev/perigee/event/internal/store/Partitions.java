package dev.perigee.event.internal.store;

import dev.perigee.platform.config.PerigeeConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Makes the partitions that rows are to go to, and remembers which there are. */
@ApplicationScoped
public class Partitions {
  private static final int HOURS_OF_DAY = 24;
  private static final String NO_PARTITION = "23514";

  /** Finite bounds: infinite ones are no times in Java. */
  private static final String MAKE =
      "SELECT greatest(lo, '0010-01-01 00:00+00 BC') AS lo, least(hi, '20000-01-01 00:00+00') AS hi"
          + " FROM time_partition($1::text[], $2, make_interval(hours => $3))";

  private final Pool pool;
  private final int hours;
  private final Map<Family, ConcurrentSkipListMap<Instant, Instant>> known =
      Map.of(
          Family.EVENTS,
          new ConcurrentSkipListMap<>(),
          Family.GENERAL_EVENTS,
          new ConcurrentSkipListMap<>());

  Partitions(Pool pool, PerigeeConfig config) {
    this.pool = pool;
    this.hours = config.events().partitionDays() * HOURS_OF_DAY;
  }

  /** Tables that are partitioned alike. */
  public enum Family {
    EVENTS("event", "event_descriptor"),
    GENERAL_EVENTS("general_event");

    private final String[] tables;

    Family(String... tables) {
      this.tables = tables;
    }

    String[] tables() {
      return tables.clone();
    }
  }

  /** Completes when there are partitions for all of the times. */
  public Uni<Void> ensure(Family family, Collection<Instant> times) {
    ConcurrentSkipListMap<Instant, Instant> there = known.get(family);
    return Multi.createFrom()
        .iterable(times.stream().filter(time -> !covers(there, time)).distinct().toList())
        .onItem()
        .transformToUniAndConcatenate(
            time -> covers(there, time) ? Uni.createFrom().voidItem() : make(family, time, there))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static boolean covers(ConcurrentSkipListMap<Instant, Instant> there, Instant time) {
    Map.Entry<Instant, Instant> below = there.floorEntry(time);
    return below != null && time.isBefore(below.getValue());
  }

  private Uni<Void> make(
      Family family, Instant time, ConcurrentSkipListMap<Instant, Instant> there) {
    return pool.preparedQuery(MAKE)
        .execute(Tuple.of(family.tables(), time.atOffset(ZoneOffset.UTC), hours))
        .invoke(
            rows -> {
              Row bounds = rows.iterator().next();
              there.put(
                  bounds.getOffsetDateTime("lo").toInstant(),
                  bounds.getOffsetDateTime("hi").toInstant());
            })
        .replaceWithVoid();
  }

  /**
   * Whether a row found no partition: another process, or the removal of old events, may have
   * dropped it.
   */
  public static boolean isGone(Throwable failure) {
    return failure instanceof PgException refusal && NO_PARTITION.equals(refusal.getSqlState());
  }

  /** Some may be gone. */
  public void forget() {
    known.values().forEach(Map::clear);
  }
}
