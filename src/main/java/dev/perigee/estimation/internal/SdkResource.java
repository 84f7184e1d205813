package dev.perigee.estimation.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.InputReader;
import dev.perigee.platform.json.BodyFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code POST /6/sdk}: finds faces and bodies and estimates; stores nothing. */
@Path("/6/sdk")
@Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
public class SdkResource {
  private final InputReader reader;
  private final EstimationService estimation;
  private final CallerContext callers;

  SdkResource(InputReader reader, EstimationService estimation, CallerContext callers) {
    this.reader = reader;
    this.estimation = estimation;
    this.callers = callers;
  }

  @POST
  public Uni<SdkAnswer> estimate(@Context RoutingContext http, @BeanParam SdkQuery query) {
    EstimationRequest request = query.request();
    return estimation
        .estimate(callers.current().accountId(), reader.read(http).images(), request)
        .map(findings -> SdkAnswer.of(findings, request));
  }
}
