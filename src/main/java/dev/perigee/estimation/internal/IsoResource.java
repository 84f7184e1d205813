package dev.perigee.estimation.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.estimation.CheckDefaults;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputReader;
import dev.perigee.estimation.MultifacePolicy;
import dev.perigee.estimation.Wanted;
import dev.perigee.platform.json.BodyFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code POST /6/iso}: checks portraits as ISO/IEC 19794-5 wants them; stores nothing. */
@Path("/6/iso")
@Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
public class IsoResource {
  private final InputReader reader;
  private final EstimationService estimation;
  private final CheckDefaults checks;
  private final CallerContext callers;

  IsoResource(
      InputReader reader,
      EstimationService estimation,
      CheckDefaults checks,
      CallerContext callers) {
    this.reader = reader;
    this.estimation = estimation;
    this.checks = checks;
    this.callers = callers;
  }

  @POST
  public Uni<IsoAnswer> check(
      @Context RoutingContext http,
      @RestQuery("image_type") @DefaultValue("0") int imageType,
      @RestQuery("multiface_policy") @DefaultValue("0") int multifacePolicy,
      @RestQuery("extract_exif") @DefaultValue("0") int extractExif) {
    EstimationRequest request =
        EstimationRequest.of(
                ImageType.of(imageType),
                new WantedFlags().add(1, Wanted.FACES).add(extractExif, Wanted.EXIF).wanted())
            .withMultiface(MultifacePolicy.of(multifacePolicy))
            .withChecks(checks.iso(), false);
    return estimation
        .estimate(callers.current().accountId(), reader.read(http).images(), request)
        .map(IsoAnswer::of);
  }
}
