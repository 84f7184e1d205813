package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.json.BodyFormat;
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

/** {@code POST /6/handlers/{handler_id}/events/stream}: another place of stream events. */
@Path("/6/handlers/{handler_id:" + Uuids.PATTERN + "}/events/stream")
public class StreamEventsAliasResource {
  private final StreamRequests requests;

  StreamEventsAliasResource(StreamRequests requests) {
    this.requests = requests;
  }

  @POST
  @Consumes(BodyFormat.MSGPACK_TYPE)
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<RestResponse<JsonNode>> generate(
      @RestPath("handler_id") UUID handlerId, JsonNode body, @Context RoutingContext request) {
    return requests.answer(handlerId, body, request);
  }
}
