package dev.perigee.face.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexFingerprint;
import dev.perigee.face.IndexAudit;
import dev.perigee.platform.work.OverloadedException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@link IndexAudit} by checksums over all rows. */
@ApplicationScoped
class IndexAuditor implements IndexAudit {
  private final DescriptorIndex index;
  private final StoredEntries stored;
  private final AtomicBoolean running = new AtomicBoolean();

  IndexAuditor(DescriptorIndex index, StoredEntries stored) {
    this.index = index;
    this.stored = stored;
  }

  @Override
  public Uni<Result> run() {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!running.compareAndSet(false, true)) {
                throw new OverloadedException("index audit");
              }
              Sum database = new Sum();
              return stored
                  .forEach(database::add)
                  .emitOn(Infrastructure.getDefaultWorkerPool())
                  .map(done -> new Result(index.fingerprint(), database.sum))
                  .invoke(IndexAuditor::log)
                  .onTermination()
                  .invoke(() -> running.set(false));
            });
  }

  private static void log(Result result) {
    if (result.equal()) {
      Log.infof("descriptor index equals the database: %s", result.index());
    } else {
      Log.warnf(
          "descriptor index has %s where the database has %s", result.index(), result.database());
    }
  }

  private static final class Sum {
    private IndexFingerprint sum = IndexFingerprint.EMPTY;

    void add(List<IndexEntry> entries) {
      for (IndexEntry entry : entries) {
        sum = sum.plus(entry);
      }
    }
  }
}
