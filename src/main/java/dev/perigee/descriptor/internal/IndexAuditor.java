package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexAudit;
import dev.perigee.descriptor.IndexFingerprint;
import dev.perigee.descriptor.IndexSource;
import dev.perigee.platform.work.OverloadedException;
import io.quarkus.arc.All;
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
  private final List<IndexSource> sources;
  private final AtomicBoolean running = new AtomicBoolean();

  IndexAuditor(DescriptorIndex index, @All List<IndexSource> sources) {
    this.index = index;
    this.sources = sources;
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
              return read(database)
                  .emitOn(Infrastructure.getDefaultWorkerPool())
                  .map(done -> new Result(index.fingerprint(), database.sum))
                  .invoke(IndexAuditor::log)
                  .onTermination()
                  .invoke(() -> running.set(false));
            });
  }

  private Uni<Void> read(Sum database) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (IndexSource source : sources) {
      all = all.chain(() -> source.forEach(database::add));
    }
    return all;
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
      IndexFingerprint part = IndexFingerprint.EMPTY;
      for (IndexEntry entry : entries) {
        part = part.plus(entry);
      }
      synchronized (this) {
        sum = sum.plus(part);
      }
    }
  }
}
