package dev.perigee.event;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Stores events. */
public interface Events {

  /**
   * Stores events, all of them or none.
   *
   * <p>They wait in a buffer of {@code perigee.events.queue} events from where they are written in
   * groups. Saving an event once more that is stored already (same id) changes nothing.
   *
   * @param accountId owner
   * @param waitSaving true: completes when the events are on disk and searchable; false: completes
   *     when they are in the buffer, which is written out before the program ends
   * @return fails with {@link dev.perigee.platform.work.OverloadedException} when the buffer is
   *     full, and with a 503 when the database cannot be reached for long
   */
  Uni<Void> save(UUID accountId, List<NewEvent> events, boolean waitSaving);

  /**
   * Prepares events that are to be stored together with something else, in one transaction.
   *
   * @return fails when the database cannot be reached
   */
  Uni<JointSave> prepare(UUID accountId, List<NewEvent> events);
}
