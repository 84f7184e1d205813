package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.account.CallerContext;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputReader;
import dev.perigee.estimation.Inputs;
import dev.perigee.handler.EventGenerator;
import dev.perigee.handler.EventGenerator.Order;
import dev.perigee.handler.Handlers.Usable;
import dev.perigee.handler.internal.EventMeta;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.http.RequestIds;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** {@code POST /6/handlers/{handler_id}/events}: makes events of images. */
@Path("/6/handlers/{handler_id:" + Uuids.PATTERN + "}/events")
public class GenerateEventsResource {
  private final GivenPolicies policies;
  private final InputReader reader;
  private final EventMeta meta;
  private final EventGenerator generator;
  private final CallerContext callers;

  GenerateEventsResource(
      GivenPolicies policies,
      InputReader reader,
      EventMeta meta,
      EventGenerator generator,
      CallerContext callers) {
    this.policies = policies;
    this.reader = reader;
    this.meta = meta;
    this.generator = generator;
    this.callers = callers;
  }

  @POST
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<RestResponse<JsonNode>> generate(
      @RestPath("handler_id") UUID handlerId,
      @BeanParam EventQuery query,
      @Context RoutingContext request) {
    UUID account = callers.current().accountId();
    Inputs inputs = reader.read(request);
    return policies
        .handler(account, handlerId)
        .chain(handler -> generator.generate(order(account, handler, inputs, query, request)))
        .map(answer -> RestResponse.status(Status.CREATED, answer));
  }

  private Order order(
      UUID accountId, Usable handler, Inputs inputs, EventQuery query, RoutingContext request) {
    ObjectNode told = meta.check(inputs.document(Inputs.META), Inputs.META);
    Instant now = Times.now();
    return new Order(
        accountId,
        handler.handler().handlerId(),
        policies.of(handler, inputs.document(Inputs.POLICIES)),
        inputs.images(),
        ImageType.of(query.imageType()),
        query.useExif() == 1,
        query.aggregate() == 1,
        query.context(told),
        query.createTime(now),
        query.endTime(now),
        now,
        RequestIds.of(request));
  }
}
