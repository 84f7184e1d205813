package dev.perigee.event;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Stores general events and tells subscribers of them. */
public interface GeneralEvents {

  /**
   * Stores the events, all of them or none; then they go to the subscribers of {@code
   * /6/general/ws}. Saving one once more that is stored already (same id) changes nothing.
   *
   * @param accountId owner
   * @return completes when they are on disk
   */
  Uni<Void> save(UUID accountId, List<NewGeneralEvent> events);
}
