package dev.perigee.blob.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.metrics.Metric;
import dev.perigee.platform.metrics.MetricSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frees the space of expired blobs, once a day. Nobody sees them before that either. A sweep that a
 * stop or a failure has interrupted goes on where it was: at the next start, or the next time.
 */
@Singleton
public class Sweeper implements MetricSource {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Storage storage;
  private final SweepProgress progress;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicLong sweeps = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong expired = new AtomicLong();
  private final AtomicLong orphans = new AtomicLong();
  private volatile double lastSeconds;

  @Inject
  Sweeper(Storage storage, PerigeeConfig config) {
    this(storage, new SweepProgress(config.data().resolve("sweep-progress")));
  }

  Sweeper(Storage storage, SweepProgress progress) {
    this.storage = storage;
    this.progress = progress;
  }

  void resume(@Observes StartupEvent start) {
    if (progress.interrupted().isPresent()) {
      sweep().subscribe().with(done -> {});
    }
  }

  @Scheduled(
      cron = "{perigee.storage.sweep}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> daily() {
    return sweep();
  }

  /** One sweep, unless one is under way; never fails, the log tells. */
  Uni<Void> sweep() {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!running.compareAndSet(false, true)) {
                return Uni.createFrom().voidItem();
              }
              long start = System.nanoTime();
              long before = expired.get();
              return storage
                  .tidy()
                  .chain(() -> steps(progress.interrupted()))
                  .invoke(() -> finished(start, before))
                  .onFailure()
                  .invoke(this::failed)
                  .onFailure()
                  .recoverWithNull()
                  .onTermination()
                  .invoke(() -> running.set(false));
            });
  }

  private Uni<Void> steps(Optional<String> from) {
    return storage
        .sweep(from.orElse(null))
        // Steps of which each waits for none would call each other without end.
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(this::count)
        .flatMap(
            step ->
                step.next() == null
                    ? Uni.createFrom().voidItem()
                    : steps(Optional.of(step.next())));
  }

  private void count(SweepStep step) {
    seen.addAndGet(step.seen());
    expired.addAndGet(step.expired());
    orphans.addAndGet(step.orphans());
    progress.reached(step.next());
  }

  private void finished(long start, long before) {
    sweeps.incrementAndGet();
    lastSeconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    Log.infof("%d expired blobs removed in %.1f s", expired.get() - before, lastSeconds);
  }

  private void failed(Throwable failure) {
    failures.incrementAndGet();
    Log.errorf(failure, "the sweep of expired blobs has stopped; it goes on the next time");
  }

  @Override
  public Service service() {
    return Service.IMAGE_STORE;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.counter("sweep_count_total", "Counter of complete sweeps", sweeps.get()),
        Metric.counter("sweep_errors_count_total", "Counter of stopped sweeps", failures.get()),
        Metric.counter("sweep_seen_count_total", "Counter of blobs looked at", seen.get()),
        Metric.counter("sweep_expired_count_total", "Counter of expired blobs", expired.get()),
        Metric.counter("sweep_orphans_count_total", "Counter of lost thumbnails", orphans.get()),
        Metric.gauge("sweep_running", "Whether a sweep is under way", running.get() ? 1 : 0),
        Metric.gauge("sweep_seconds", "Duration of the last sweep", lastSeconds));
  }
}
