package dev.perigee.verifier.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.InputReader;
import dev.perigee.platform.contract.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** {@code POST /6/verifiers/{verifier_id}/verifications}: whether images show certain people. */
@Path("/6/verifiers/{verifier_id:" + Uuids.PATTERN + "}/verifications")
public class VerificationResource {
  private final StoredVerifiers verifiers;
  private final InputReader reader;
  private final Verification verification;
  private final CallerContext callers;

  VerificationResource(
      StoredVerifiers verifiers,
      InputReader reader,
      Verification verification,
      CallerContext callers) {
    this.verifiers = verifiers;
    this.reader = reader;
    this.verification = verification;
    this.callers = callers;
  }

  @POST
  public Uni<VerificationAnswer> verify(
      @RestPath("verifier_id") UUID verifierId,
      @BeanParam VerificationQuery query,
      @Context RoutingContext http) {
    UUID accountId = callers.current().accountId();
    List<InputImage> images = reader.read(http).images();
    return verifiers
        .get(accountId, verifierId)
        .chain(verifier -> verification.verify(accountId, verifier, query, images));
  }
}
