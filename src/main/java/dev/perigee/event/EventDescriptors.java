package dev.perigee.event;

import dev.perigee.descriptor.Descriptor;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Descriptors of stored events, face and body alike: references for matching. */
public interface EventDescriptors {

  /**
   * All descriptors of the events.
   *
   * @param scope account that may be seen, null for all
   * @return one entry per event that exists in the scope; its list is empty when the event has no
   *     descriptor
   */
  Uni<Map<UUID, List<Descriptor>>> ofEvents(UUID scope, Collection<UUID> eventIds);

  /**
   * Descriptors of the newest events with the external id.
   *
   * @param limit at most so many events
   * @return one entry per event, newest first, as in {@link #ofEvents}
   */
  Uni<Map<UUID, List<Descriptor>>> ofExternalId(UUID scope, String externalId, int limit);

  /** As {@link #ofExternalId}, for the newest events of a track. */
  Uni<Map<UUID, List<Descriptor>>> ofTrackId(UUID scope, String trackId, int limit);
}
