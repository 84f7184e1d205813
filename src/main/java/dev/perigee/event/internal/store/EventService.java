package dev.perigee.event.internal.store;

import dev.perigee.event.Events;
import dev.perigee.event.JointSave;
import dev.perigee.event.NewEvent;
import dev.perigee.platform.work.CallersContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** {@link Events} through the buffer. */
@ApplicationScoped
class EventService implements Events {
  private final EventRows rows;
  private final EventBuffer buffer;
  private final EventInserts inserts;
  private final EventWriter writer;

  EventService(EventRows rows, EventBuffer buffer, EventInserts inserts, EventWriter writer) {
    this.rows = rows;
    this.buffer = buffer;
    this.inserts = inserts;
    this.writer = writer;
  }

  @Override
  public Uni<Void> save(UUID accountId, List<NewEvent> events, boolean waitSaving) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return CallersContext.returning(
        Uni.createFrom()
            .emitter(
                emitter -> {
                  List<EventRow> all =
                      events.stream().map(event -> rows.row(accountId, event)).toList();
                  buffer.add(new Portion(all, waitSaving ? acknowledgement(emitter) : null));
                  if (!waitSaving) {
                    emitter.complete(null);
                  }
                }));
  }

  @Override
  public Uni<JointSave> prepare(UUID accountId, List<NewEvent> events) {
    List<EventRow> all = events.stream().map(event -> rows.row(accountId, event)).toList();
    return inserts.ensurePartitions(all).replaceWith(new Together(all));
  }

  /** Rows that are written in a transaction of others. */
  private final class Together implements JointSave {
    private final List<EventRow> all;

    Together(List<EventRow> all) {
      this.all = all;
    }

    @Override
    public Uni<Void> write(SqlClient sql) {
      return all.isEmpty() ? Uni.createFrom().voidItem() : inserts.insert(sql, all);
    }

    @Override
    public void committed() {
      writer.index(all);
    }
  }

  private static Portion.Acknowledgement acknowledgement(UniEmitter<? super Void> emitter) {
    return new Portion.Acknowledgement() {
      @Override
      public void stored() {
        emitter.complete(null);
      }

      @Override
      public void failed(Throwable failure) {
        emitter.fail(failure);
      }
    };
  }
}
