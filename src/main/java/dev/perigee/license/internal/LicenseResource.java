package dev.perigee.license.internal;

import dev.perigee.license.Consumption;
import dev.perigee.license.Feature;
import dev.perigee.license.LicenseGate;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.platform.error.ErrorCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

/** {@code /1/license} of the Licenses API: what is granted, and taking some of it. */
@Path("/licenses/1/license")
public class LicenseResource {
  private static final Logger LOG = Logger.getLogger(LicenseResource.class);
  private static final String LIVENESS = Feature.LIVENESS.platformName();

  private final LicenseView view;
  private final LicenseGate gate;

  LicenseResource(LicenseView view, LicenseGate gate) {
    this.view = view;
    this.gate = gate;
  }

  @GET
  public Uni<Map<String, Object>> license(@RestQuery @Separator(",") List<String> targets) {
    return view.of(targets);
  }

  @POST
  @Path("/executions")
  public Uni<Executions> consume(ExecutionsBody body) {
    return gate.consumeLiveness(body.liveness().executionCount())
        .map(LicenseResource::answer)
        .onFailure()
        .invoke(e -> LOG.error("liveness executions cannot be taken", e))
        .onFailure()
        .transform(e -> ApiException.of(ErrorCode.LICENSE_CHECK_FAILED, LIVENESS, "Internal"));
  }

  private static Executions answer(Consumption consumption) {
    ErrorBody result =
        switch (consumption.outcome()) {
          case DONE -> ErrorBody.SUCCESS;
          case NOT_GRANTED -> ErrorBody.of(ErrorCode.LICENSE_NOT_GRANTED, LIVENESS);
          case EXPIRED -> ErrorBody.of(ErrorCode.LICENSE_NOT_CONSUMED, LIVENESS, "LicenseExpired");
          case EXHAUSTED ->
              ErrorBody.of(ErrorCode.LICENSE_NOT_CONSUMED, LIVENESS, "license expired");
        };
    return new Executions(new Taken(result, consumption.taken()));
  }

  /** Body of a consumption. */
  public record ExecutionsBody(Wanted liveness) {}

  /**
   * @param executionCount 1 or more
   */
  public record Wanted(long executionCount) {}

  /** Answer to a consumption. */
  public record Executions(Taken liveness) {}

  /**
   * @param result why fewer were taken than asked for, or success
   * @param consumedExecutions how many were taken
   */
  @RegisterForReflection
  public record Taken(ErrorBody result, long consumedExecutions) {}
}
