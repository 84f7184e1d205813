package dev.perigee.event.internal.store;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Makes events durable and searchable, all of them or none. */
@FunctionalInterface
interface GroupWriter {

  /** May be tried again after any failure: what is stored already stays as it is. */
  Uni<Void> write(List<EventRow> rows);
}
