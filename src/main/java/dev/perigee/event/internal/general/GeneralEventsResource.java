package dev.perigee.event.internal.general;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.account.CallerContext;
import dev.perigee.event.internal.EventPages;
import dev.perigee.event.internal.EventPages.EventPage;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /6/general/events}: general events, many and one. */
@Path("/6/general/events")
public class GeneralEventsResource {
  private final GeneralEventStore store;
  private final CallerContext callers;
  private final EventPages pages;

  GeneralEventsResource(GeneralEventStore store, CallerContext callers, EventPages pages) {
    this.store = store;
    this.callers = callers;
    this.pages = pages;
  }

  @GET
  public Uni<RestResponse<EventPage>> page(
      @RestQuery("account_id") UUID accountId,
      @RestQuery String order,
      @RestQuery String after,
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize) {
    GeneralFilter filter =
        GeneralFilter.ofQuery(callers.current().readScope(accountId), pages.query(), Times.now());
    boolean newestFirst = order == null ? !filter.orderedById() : order.equals("desc");
    return store
        .page(filter, EventPages.cursor(after), newestFirst, page, pageSize)
        .map(
            events ->
                pages.answer(
                    events,
                    pageSize,
                    events.isEmpty()
                        ? null
                        : EventPages.cursor(events.getLast(), "event_create_time")));
  }

  @GET
  @Path("/{event_id:" + Uuids.PATTERN + "}")
  public Uni<ObjectNode> get(@RestPath("event_id") UUID eventId) {
    return store
        .byId(callers.current().readScope(null), eventId)
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ApiException.of(ErrorCode.EVENT_NOT_FOUND, eventId);
              }
              return found.getFirst();
            });
  }

  @HEAD
  @Path("/{event_id:" + Uuids.PATTERN + "}")
  public Uni<RestResponse<Void>> head(@RestPath("event_id") UUID eventId) {
    return get(eventId).map(found -> EventPages.found());
  }
}
