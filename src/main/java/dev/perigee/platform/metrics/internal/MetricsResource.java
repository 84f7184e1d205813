package dev.perigee.platform.metrics.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /metrics} of every service. */
@Path("/")
public class MetricsResource {
  private static final String TYPE = "text/plain; charset=UTF-8";

  private final RequestMetrics metrics;

  MetricsResource(RequestMetrics metrics) {
    this.metrics = metrics;
  }

  @GET
  @Path("metrics")
  public Uni<RestResponse<String>> metrics(RoutingContext request) {
    String text =
        metrics
            .text(Service.of(request))
            .orElseThrow(() -> ApiException.of(ErrorCode.RESOURCE_DISABLED));
    return Uni.createFrom()
        .item(RestResponse.ResponseBuilder.ok(text).header("Content-Type", TYPE).build());
  }

  @GET
  @Path("{service}/metrics")
  public Uni<RestResponse<String>> metricsOfService(RoutingContext request) {
    return metrics(request);
  }
}
