package dev.perigee.platform.service.internal;

import dev.perigee.platform.http.Accepted;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code /6/config}, {@code /4/config}, {@code /1/config}: the configuration of the process, the
 * same for each of its services.
 */
@Path("/")
public class ConfigResource {
  private static final List<String> TYPES =
      List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN);

  private final ShownConfiguration configuration;

  ConfigResource(ShownConfiguration configuration) {
    this.configuration = configuration;
  }

  @GET
  @Path("6/config")
  public Uni<RestResponse<Object>> config(RoutingContext request) {
    String type = Accepted.best(request, TYPES);
    Object body =
        type.equals(MediaType.TEXT_PLAIN) ? configuration.ini() : configuration.sections();
    return Uni.createFrom().item(RestResponse.ResponseBuilder.ok(body).type(type).build());
  }

  @GET
  @Path("admin/4/config")
  public Uni<RestResponse<Object>> configOfAdmin(RoutingContext request) {
    return config(request);
  }

  @GET
  @Path("{service}/1/config")
  public Uni<RestResponse<Object>> configOfService(RoutingContext request) {
    return config(request);
  }
}
