package dev.perigee.handler.internal.raw;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.account.CallerContext;
import dev.perigee.event.Events;
import dev.perigee.event.NewEvent;
import dev.perigee.event.notify.EventMessage;
import dev.perigee.event.notify.Notifications;
import dev.perigee.handler.Handler;
import dev.perigee.handler.Handlers;
import dev.perigee.handler.internal.EventMeta;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Answers;
import dev.perigee.platform.http.RequestIds;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code POST /6/handlers/{handler_id}/events/raw}: takes an event that the user has made. */
@Path("/6/handlers/{handler_id:" + Uuids.PATTERN + "}/events/raw")
public class RawEventResource {
  private static final String META = "meta";

  private final Handlers handlers;
  private final Events events;
  private final EventMeta metas;
  private final Notifications notifications;
  private final CallerContext callers;

  RawEventResource(
      Handlers handlers,
      Events events,
      EventMeta metas,
      Notifications notifications,
      CallerContext callers) {
    this.handlers = handlers;
    this.events = events;
    this.metas = metas;
    this.notifications = notifications;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<EventSaved>> save(
      @RestPath("handler_id") UUID handlerId,
      @RestQuery("wait_saving") @DefaultValue("1") int waitSaving,
      ObjectNode body,
      @Context RoutingContext request) {
    UUID account = callers.current().accountId();
    boolean wait = waitSaving == 1;
    return handlers
        .usable(account, handlerId)
        .map(RawEventResource::dynamic)
        .chain(handler -> save(account, handlerId, body, wait, RequestIds.of(request)))
        .map(
            event -> {
              String url = "/6/events/" + event.eventId();
              EventSaved saved =
                  new EventSaved(event.eventId(), url, Answers.externalUrl(request.request(), url));
              return wait
                  ? Answers.created(url, saved)
                  : RestResponse.status(RestResponse.Status.ACCEPTED, saved);
            });
  }

  private static Handler dynamic(Handlers.Usable found) {
    if (found.handler().type() != Handler.DYNAMIC) {
      throw ApiException.of(ErrorCode.DYNAMIC_HANDLER_ONLY);
    }
    return found.handler();
  }

  private Uni<NewEvent> save(
      UUID accountId, UUID handlerId, ObjectNode given, boolean wait, String requestId) {
    ObjectNode body = given == null ? JsonNodeFactory.instance.objectNode() : given;
    ObjectNode meta = metas.check(body.get(META), META);
    NewEvent event = RawEvent.read(handlerId, body, meta, Times.now());
    return events
        .save(accountId, List.of(event), wait)
        .invoke(
            () ->
                notifications.send(
                    new EventMessage(accountId, event, RawEvent.shown(body, event), requestId)))
        .replaceWith(event);
  }

  /**
   * Answer to a saving.
   *
   * @param externalUrl the URL with scheme and host as the caller wrote them
   */
  public record EventSaved(UUID eventId, String url, String externalUrl) {}
}
