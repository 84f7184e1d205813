package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexSource;
import dev.perigee.platform.contract.Readiness;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fills the descriptor index from the database when the program starts; requests wait until it is
 * done. What changes meanwhile carries a higher revision than the rows read here and so wins.
 */
@ApplicationScoped
class IndexLoader implements Readiness {
  private static final Duration REPORT = Duration.ofSeconds(3);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final DescriptorIndex index;
  private final List<IndexSource> sources;
  private final AtomicLong loaded = new AtomicLong();
  private volatile boolean ready;
  private volatile long expected;

  IndexLoader(DescriptorIndex index, @All List<IndexSource> sources) {
    this.index = index;
    this.sources = sources;
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
                  "descriptor index: %d faces and events in %d ms",
                  loaded.get(), (System.nanoTime() - start) / 1_000_000);
            });
  }

  /** One pass over the database, origin by origin. */
  Uni<Void> load() {
    expected = 0;
    loaded.set(0);
    AtomicLong report = new AtomicLong(System.nanoTime() + REPORT.toNanos());
    Uni<Void> all = Uni.createFrom().voidItem();
    for (IndexSource source : sources) {
      all = all.chain(source::about).invoke(about -> expected += about).replaceWithVoid();
    }
    for (IndexSource source : sources) {
      all = all.chain(() -> source.forEach(entries -> put(entries, report)));
    }
    return all;
  }

  private void put(List<IndexEntry> entries, AtomicLong report) {
    entries.forEach(this::put);
    loaded.addAndGet(entries.size());
    long due = report.get();
    if (System.nanoTime() > due && report.compareAndSet(due, due + REPORT.toNanos())) {
      Log.infof("descriptor index is loading: %d of about %d", loaded.get(), expected);
    }
  }

  /** A row that this program cannot have written must not keep it from starting. */
  private void put(IndexEntry entry) {
    try {
      index.put(entry);
    } catch (RuntimeException e) {
      Log.errorf("%s %s cannot be searched: %s", entry.origin(), entry.id(), e.getMessage());
    }
  }

  @Override
  public Optional<String> notReady() {
    if (ready) {
      return Optional.empty();
    }
    long percent = expected == 0 ? 0 : Math.min(99, 100 * loaded.get() / expected);
    return Optional.of("descriptor index is loading: " + percent + " %");
  }
}
