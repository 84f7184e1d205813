package dev.perigee.event.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.account.CallerContext;
import dev.perigee.event.EventFilter;
import dev.perigee.event.EventReader;
import dev.perigee.event.EventTarget;
import dev.perigee.event.internal.EventPages.EventPage;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/events}: many events. */
@Path("/6/events")
public class EventsResource {
  private final EventReader reader;
  private final CallerContext callers;
  private final EventPages pages;

  EventsResource(EventReader reader, CallerContext callers, EventPages pages) {
    this.reader = reader;
    this.callers = callers;
    this.pages = pages;
  }

  @GET
  public Uni<RestResponse<EventPage>> page(
      @RestQuery("account_id") UUID accountId,
      @RestQuery("target") @Separator(",") List<String> target,
      @RestQuery("targets") @Separator(",") List<String> targets,
      @RestQuery String order,
      @RestQuery String after,
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize) {
    Set<EventTarget> asked = asked(target, targets);
    EventFilter filter =
        EventFilter.ofQuery(callers.current().readScope(accountId), pages.query(), Times.now());
    boolean newestFirst = order == null ? !filter.orderedById() : order.equals("desc");
    Set<EventTarget> read = EnumSet.of(EventTarget.EVENT_ID, EventTarget.CREATE_TIME);
    read.addAll(asked);
    return reader
        .page(filter, read, EventPages.cursor(after), newestFirst, page, pageSize)
        .map(
            events -> {
              EventPages.Cursor last =
                  events.isEmpty() ? null : EventPages.cursor(events.getLast(), "create_time");
              List<String> fields = asked.stream().map(EventTarget::field).toList();
              List<ObjectNode> shown = events.stream().map(event -> event.retain(fields)).toList();
              return pages.answer(shown, pageSize, last);
            });
  }

  /** Both names are understood; the reference calls it {@code target}. */
  static Set<EventTarget> asked(List<String> target, List<String> targets) {
    return EventTarget.parse(
        Stream.of(target, targets).filter(list -> list != null).flatMap(List::stream).toList());
  }
}
