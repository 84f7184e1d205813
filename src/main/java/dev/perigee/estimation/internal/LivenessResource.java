package dev.perigee.estimation.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputReader;
import dev.perigee.estimation.MultifacePolicy;
import dev.perigee.estimation.Wanted;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code POST /6/liveness}: whether living faces were before the camera; stores nothing. */
@Path("/6/liveness")
public class LivenessResource {
  private static final EstimationRequest REQUEST =
      EstimationRequest.of(ImageType.PHOTO, Set.of(Wanted.FACES, Wanted.LIVENESS))
          .withMultiface(MultifacePolicy.REFUSE_SEVERAL);

  private final InputReader reader;
  private final EstimationService estimation;
  private final CallerContext callers;

  LivenessResource(InputReader reader, EstimationService estimation, CallerContext callers) {
    this.reader = reader;
    this.estimation = estimation;
    this.callers = callers;
  }

  @POST
  public Uni<LivenessAnswer> predict(
      @Context RoutingContext http, @RestQuery @DefaultValue("0") int aggregate) {
    EstimationRequest request = REQUEST.withAggregation(aggregate == 1);
    return estimation
        .estimate(callers.current().accountId(), reader.read(http).images(), request)
        .map(findings -> LivenessAnswer.of(findings, request));
  }
}
