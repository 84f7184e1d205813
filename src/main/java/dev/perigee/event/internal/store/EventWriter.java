package dev.perigee.event.internal.store;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexOrigin;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** First on disk, then in the descriptor index. */
@ApplicationScoped
class EventWriter implements GroupWriter {
  /** Events never change. */
  static final long REVISION = 1;

  /** More than this many entries leave the event loop. */
  private static final int INLINE = 64;

  private final EventInserts inserts;
  private final DescriptorIndex index;

  EventWriter(EventInserts inserts, DescriptorIndex index) {
    this.inserts = inserts;
    this.index = index;
  }

  @Override
  public Uni<Void> write(List<EventRow> rows) {
    Uni<Void> stored = inserts.insert(rows);
    List<EventRow> searchable = rows.stream().filter(row -> !row.descriptors().isEmpty()).toList();
    if (searchable.size() > INLINE) {
      stored = stored.emitOn(Infrastructure.getDefaultWorkerPool());
    }
    return stored.invoke(() -> searchable.forEach(this::put));
  }

  /** Makes rows searchable that somebody else has committed. */
  void index(List<EventRow> rows) {
    rows.stream().filter(row -> !row.descriptors().isEmpty()).forEach(this::put);
  }

  /** The event is stored, so its caller is told so even when it cannot be searched. */
  private void put(EventRow row) {
    try {
      index.put(
          new IndexEntry(
              IndexOrigin.EVENT,
              row.eventId(),
              row.accountId(),
              REVISION,
              EventMicros.of(row.createTime()),
              row.descriptors(),
              Set.of()));
    } catch (RuntimeException e) {
      Log.errorf("event %s cannot be searched: %s", row.eventId(), e.getMessage());
    }
  }
}
