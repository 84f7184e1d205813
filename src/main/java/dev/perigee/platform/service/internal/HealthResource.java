package dev.perigee.platform.service.internal;

import dev.perigee.platform.error.ErrorBody;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.service.HealthCheck;
import io.quarkus.arc.All;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /6/healthcheck}, and the redirect to it. */
@Path("/")
public class HealthResource {
  private static final Logger LOG = Logger.getLogger(HealthResource.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int BAD_GATEWAY = 502;

  private final List<HealthCheck> checks;

  HealthResource(@All List<HealthCheck> checks) {
    this.checks = checks;
  }

  @GET
  @Path("healthcheck")
  public RestResponse<Void> redirect(RoutingContext request) {
    String query = request.request().query();
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
        .header("Location", "/6/healthcheck" + (query == null ? "" : "?" + query))
        .build();
  }

  /** {@code include_luna_services} changes nothing: every service is a part of this process. */
  @GET
  @Path("6/healthcheck")
  public Uni<RestResponse<Object>> health() {
    long start = System.nanoTime();
    Uni<List<Part>> parts = Uni.createFrom().item(ArrayList::new);
    for (HealthCheck check : checks) {
      parts = parts.flatMap(done -> ask(check).invoke(done::add).replaceWith(done));
    }
    return parts.map(
        all ->
            all.stream().allMatch(part -> part.status() == 1)
                ? RestResponse.ok((Object) new Passed((System.nanoTime() - start) / 1e9))
                : RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(BAD_GATEWAY), (Object) new Failed(all))
                    .build());
  }

  private static Uni<Part> ask(HealthCheck check) {
    return Uni.createFrom()
        .deferred(check::check)
        .ifNoItem()
        .after(PATIENCE)
        .failWith(
            () -> new IllegalStateException("no answer within " + PATIENCE.toSeconds() + " s"))
        .map(ignored -> new Part(check.component(), 1, ErrorBody.SUCCESS))
        .onFailure()
        .invoke(e -> LOG.warnf("health check of %s: %s", check.component(), e))
        .onFailure()
        .recoverWithItem(
            e -> new Part(check.component(), 0, ErrorBody.of(ErrorCode.HEALTH, e.getMessage())));
  }

  /**
   * @param executionTime seconds
   */
  @RegisterForReflection
  public record Passed(double executionTime) {}

  /**
   * @param errors every part, the good ones too
   */
  @RegisterForReflection
  public record Failed(List<Part> errors) {}

  /**
   * @param status 1 works, 0 does not
   */
  @RegisterForReflection
  public record Part(String component, int status, ErrorBody error) {}
}
