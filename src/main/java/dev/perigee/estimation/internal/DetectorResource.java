package dev.perigee.estimation.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.estimation.CheckDefaults;
import dev.perigee.estimation.InputReader;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code POST /6/detector}: finds faces and keeps a sample of each. */
@Path("/6/detector")
public class DetectorResource {
  private final InputReader reader;
  private final Detector detector;
  private final CheckDefaults checks;
  private final CallerContext callers;

  DetectorResource(
      InputReader reader, Detector detector, CheckDefaults checks, CallerContext callers) {
    this.reader = reader;
    this.detector = detector;
    this.checks = checks;
    this.callers = callers;
  }

  @POST
  @ResponseStatus(201)
  public Uni<DetectorAnswer> detect(@Context RoutingContext http, @BeanParam DetectorQuery query) {
    return detector.detect(
        callers.current().accountId(), reader.read(http).images(), query.request(checks.all()));
  }
}
