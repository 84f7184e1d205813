package dev.perigee.face.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexOrigin;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Carries committed changes into the descriptor index, also when the commit's outcome got lost. */
@ApplicationScoped
class IndexSync {
  /** More than this many changes leave the event loop. */
  private static final int INLINE = 64;

  /** How long a server process may go on committing after its connection broke. */
  private static final Duration DOUBT = Duration.ofMinutes(1);

  private final DescriptorIndex index;
  private final Pool pool;
  private final Map<UUID, Doubt> doubts = new ConcurrentHashMap<>();

  /**
   * @param revision what the transaction wanted to store
   * @param until when its outcome is certain
   */
  private record Doubt(long revision, Instant until) {}

  IndexSync(DescriptorIndex index, Pool pool) {
    this.index = index;
    this.pool = pool;
  }

  /** Completes when searches see the changes. */
  Uni<Void> apply(List<IndexChange> changes) {
    if (changes.size() <= INLINE) {
      changes.forEach(change -> change.applyTo(index));
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .voidItem()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(() -> changes.forEach(change -> change.applyTo(index)));
  }

  /**
   * The transaction failed in a way that does not tell whether it is committed: its faces are read
   * again until that is certain.
   */
  void uncertain(List<IndexChange> changes) {
    Instant until = Instant.now().plus(DOUBT);
    for (IndexChange change : changes) {
      doubts.merge(
          change.faceId(),
          new Doubt(change.revision(), until),
          (a, b) -> new Doubt(Math.max(a.revision, b.revision), until));
    }
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> settle() {
    if (doubts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<UUID, Doubt> open = Map.copyOf(doubts);
    Instant asked = Instant.now();
    return pool.preparedQuery(IndexEntrySql.OF_FACES)
        .execute(Tuple.of(open.keySet().toArray(UUID[]::new)))
        .invoke(
            rows -> {
              Set<UUID> found = new HashSet<>();
              rows.forEach(row -> found.add(put(IndexEntrySql.read(row.getDelegate()))));
              open.forEach((id, doubt) -> settle(id, doubt, found.contains(id), asked));
            })
        .onFailure()
        .invoke(e -> Log.warnf("%d faces wait to be read again: %s", open.size(), e.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private UUID put(IndexEntry entry) {
    index.put(entry);
    return entry.id();
  }

  private void settle(UUID faceId, Doubt doubt, boolean found, Instant asked) {
    if (!found) {
      // The wanted revision, not a new one: should the commit still arrive, its put must win.
      index.remove(IndexOrigin.FACE, faceId, doubt.revision);
    }
    if (asked.isAfter(doubt.until)) {
      doubts.remove(faceId, doubt);
    }
  }
}
