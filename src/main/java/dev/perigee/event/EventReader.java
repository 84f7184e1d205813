package dev.perigee.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads stored events, in the flat form of {@code GET /6/events}. */
public interface EventReader {

  /**
   * One page by creation time, or by id when the filter has a bound on it.
   *
   * @param after the last event of the page before, null to count from the beginning
   * @param page from 1; pages after {@code after} count from 1 again
   * @param newestFirst false: ascending; a page by id is always ascending unless said otherwise
   */
  Uni<List<ObjectNode>> page(
      EventFilter filter,
      Set<EventTarget> targets,
      EventCursor after,
      boolean newestFirst,
      int page,
      int pageSize);

  /**
   * Events by id.
   *
   * @param scope account that may be seen, null for all
   * @return those that exist in the scope, with the asked fields
   */
  Uni<Map<UUID, ObjectNode>> byIds(UUID scope, Collection<UUID> eventIds, Set<EventTarget> targets);

  /** Ids of all events that the filter lets through, in no order. */
  Uni<Set<UUID>> ids(EventFilter filter);
}
