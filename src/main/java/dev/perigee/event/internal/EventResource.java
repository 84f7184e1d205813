package dev.perigee.event.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.account.CallerContext;
import dev.perigee.event.EventReader;
import dev.perigee.event.EventTarget;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/events/{event_id}}: one event. */
@Path("/6/events/{event_id:" + Uuids.PATTERN + "}")
public class EventResource {
  private final EventReader reader;
  private final CallerContext callers;

  EventResource(EventReader reader, CallerContext callers) {
    this.reader = reader;
    this.callers = callers;
  }

  @GET
  public Uni<ObjectNode> get(
      @RestPath("event_id") UUID eventId,
      @RestQuery("target") @Separator(",") List<String> target,
      @RestQuery("targets") @Separator(",") List<String> targets) {
    return find(eventId, EventsResource.asked(target, targets));
  }

  @HEAD
  public Uni<RestResponse<Void>> head(
      @RestPath("event_id") UUID eventId,
      @RestQuery("target") @Separator(",") List<String> target,
      @RestQuery("targets") @Separator(",") List<String> targets) {
    EventsResource.asked(target, targets);
    return find(eventId, Set.of(EventTarget.EVENT_ID)).map(found -> EventPages.found());
  }

  private Uni<ObjectNode> find(UUID eventId, Set<EventTarget> targets) {
    return reader
        .byIds(callers.current().readScope(null), List.of(eventId), targets)
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ApiException.of(ErrorCode.EVENT_NOT_FOUND, eventId);
              }
              return found.get(eventId);
            });
  }
}
