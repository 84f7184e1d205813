package dev.perigee.face.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.platform.contract.Readiness;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Fills the descriptor index from the database when the program starts; requests wait until it is
 * done. What changes meanwhile carries a higher revision than the rows read here and so wins.
 */
@ApplicationScoped
class IndexLoader implements Readiness {
  private static final Duration REPORT = Duration.ofSeconds(3);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** What the planner believes; exact counting would read the whole index of the table. */
  private static final String ABOUT =
      "SELECT greatest(reltuples, 0)::bigint AS about FROM pg_class"
          + " WHERE oid = 'face_descriptor'::regclass";

  private final DescriptorIndex index;
  private final StoredEntries stored;
  private final Pool pool;
  private volatile boolean ready;
  private volatile long expected;
  private volatile long loaded;

  IndexLoader(DescriptorIndex index, StoredEntries stored, Pool pool) {
    this.index = index;
    this.stored = stored;
    this.pool = pool;
  }

  void onStart(@Observes StartupEvent event) {
    long start = System.nanoTime();
    load()
        .onFailure()
        .invoke(e -> Log.errorf("loading the descriptor index failed, trying again: %s", e))
        .onFailure()
        .retry()
        .withBackOff(RETRY, RETRY)
        .indefinitely()
        .subscribe()
        .with(
            done -> {
              ready = true;
              Log.infof(
                  "descriptor index: %d faces in %d ms",
                  loaded, (System.nanoTime() - start) / 1_000_000);
            });
  }

  /** One pass over the database. */
  Uni<Void> load() {
    return pool.query(ABOUT)
        .execute()
        .invoke(
            rows -> {
              expected = rows.iterator().next().getLong("about");
              loaded = 0;
            })
        .flatMap(about -> fill());
  }

  private Uni<Void> fill() {
    long[] report = {System.nanoTime() + REPORT.toNanos()};
    return stored.forEach(
        entries -> {
          entries.forEach(this::put);
          loaded += entries.size();
          if (System.nanoTime() > report[0]) {
            report[0] += REPORT.toNanos();
            Log.infof("descriptor index is loading: %d faces of about %d", loaded, expected);
          }
        });
  }

  /** A row that this program cannot have written must not keep it from starting. */
  private void put(IndexEntry entry) {
    try {
      index.put(entry);
    } catch (RuntimeException e) {
      Log.errorf("face %s cannot be searched: %s", entry.faceId(), e.getMessage());
    }
  }

  @Override
  public Optional<String> notReady() {
    if (ready) {
      return Optional.empty();
    }
    long percent = expected == 0 ? 0 : Math.min(99, 100 * loaded / expected);
    return Optional.of("descriptor index is loading: " + percent + " %");
  }
}
