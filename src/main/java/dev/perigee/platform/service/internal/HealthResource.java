package dev.perigee.platform.service.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.service.internal.HealthReport.Part;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code /6/healthcheck}, {@code /4/healthcheck} of the Admin API and the redirects to them, {@code
 * /healthcheck} of the other services.
 */
@Path("/")
public class HealthResource {
  private static final int BAD_GATEWAY = 502;

  private final HealthReport report;

  HealthResource(HealthReport report) {
    this.report = report;
  }

  @GET
  @Path("healthcheck")
  public RestResponse<Void> redirect(RoutingContext request) {
    String query = request.request().query();
    String path = "/" + Service.of(request).api() + "/healthcheck";
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
        .header("Location", query == null ? path : path + "?" + query)
        .build();
  }

  @GET
  @Path("admin/healthcheck")
  public RestResponse<Void> redirectOfAdmin(RoutingContext request) {
    return redirect(request);
  }

  @GET
  @Path("6/healthcheck")
  public Uni<RestResponse<Object>> health(
      @RestQuery("include_luna_services") @DefaultValue("0") int services, RoutingContext request) {
    return health(Service.of(request), services == 1);
  }

  @GET
  @Path("admin/4/healthcheck")
  public Uni<RestResponse<Object>> healthOfAdmin(
      @RestQuery("include_luna_services") @DefaultValue("0") int services, RoutingContext request) {
    return health(Service.of(request), services == 1);
  }

  @GET
  @Path("{service}/healthcheck")
  public Uni<RestResponse<Object>> healthOfService(
      @RestQuery("include_luna_services") @DefaultValue("0") int services, RoutingContext request) {
    return health(Service.of(request), services == 1);
  }

  Uni<RestResponse<Object>> health(Service service, boolean services) {
    long start = System.nanoTime();
    return report
        .of(service, services)
        .map(
            all ->
                all.stream().allMatch(part -> part.status() == 1)
                    ? RestResponse.ok((Object) passed(start, service))
                    : RestResponse.ResponseBuilder.create(
                            RestResponse.Status.fromStatusCode(BAD_GATEWAY),
                            (Object) new Failed(all))
                        .build());
  }

  private Passed passed(long start, Service service) {
    return new Passed((System.nanoTime() - start) / 1e9, report.warnings(service));
  }

  /**
   * @param executionTime seconds
   * @param warnings an addition of ours, left out when there are none
   */
  @RegisterForReflection
  public record Passed(
      double executionTime, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

  /**
   * @param errors every part, the good ones too
   */
  @RegisterForReflection
  public record Failed(List<Part> errors) {}
}
