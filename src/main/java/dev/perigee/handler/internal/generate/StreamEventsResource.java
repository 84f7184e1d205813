package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.CallerContext;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.http.RequestIds;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** {@code stream_events}, and {@code events/stream}, of a handler: events of what cameras found. */
@Path("/6/handlers/{handler_id:" + Uuids.PATTERN + "}")
@Consumes(BodyFormat.MSGPACK_TYPE)
@Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
public class StreamEventsResource {
  private final GivenPolicies policies;
  private final StreamGenerator generator;
  private final CallerContext callers;

  StreamEventsResource(
      GivenPolicies policies, StreamGenerator generator, CallerContext callers) {
    this.policies = policies;
    this.generator = generator;
    this.callers = callers;
  }

  @POST
  @Path("/stream_events")
  public Uni<RestResponse<JsonNode>> generate(
      @RestPath("handler_id") UUID handlerId, JsonNode body, @Context RoutingContext request) {
    UUID account = callers.current().accountId();
    return policies
        .handler(account, handlerId)
        .chain(
            handler ->
                generator.generate(
                    new Job(
                        account,
                        handlerId,
                        policies.of(handler, body.get("policies")),
                        Times.now(),
                        RequestIds.of(request)),
                    body))
        .map(answer -> RestResponse.status(Status.CREATED, answer));
  }

  @POST
  @Path("/events/stream")
  public Uni<RestResponse<JsonNode>> sameAtTheOtherPath(
      @RestPath("handler_id") UUID handlerId, JsonNode body, @Context RoutingContext request) {
    return generate(handlerId, body, request);
  }
}
