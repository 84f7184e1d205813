package dev.perigee.event.internal.store;

import dev.perigee.event.Events;
import dev.perigee.event.NewEvent;
import dev.perigee.platform.work.CallersContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** {@link Events} through the buffer. */
@ApplicationScoped
class EventService implements Events {
  private final EventRows rows;
  private final EventBuffer buffer;

  EventService(EventRows rows, EventBuffer buffer) {
    this.rows = rows;
    this.buffer = buffer;
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
