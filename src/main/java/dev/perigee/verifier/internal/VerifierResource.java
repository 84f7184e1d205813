package dev.perigee.verifier.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.platform.contract.Uuids;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /6/verifiers/{verifier_id}}: one verifier. */
@Path("/6/verifiers/{verifier_id:" + Uuids.PATTERN + "}")
public class VerifierResource {
  private final VerifierSql sql;
  private final StoredVerifiers verifiers;
  private final VerifierPolicyReader policies;
  private final CallerContext callers;

  VerifierResource(
      VerifierSql sql,
      StoredVerifiers verifiers,
      VerifierPolicyReader policies,
      CallerContext callers) {
    this.sql = sql;
    this.verifiers = verifiers;
    this.policies = policies;
    this.callers = callers;
  }

  @GET
  public Uni<Verifier> get(@RestPath("verifier_id") UUID verifierId) {
    return verifiers.get(callers.current().readScope(null), verifierId);
  }

  @HEAD
  public Uni<RestResponse<Void>> head(@RestPath("verifier_id") UUID verifierId) {
    return get(verifierId)
        .map(found -> ResponseBuilder.<Void>ok().type(MediaType.APPLICATION_JSON_TYPE).build());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Replaced> replace(@RestPath("verifier_id") UUID verifierId, VerifierBody body) {
    return sql.update(
            verifierId,
            callers.current().accountId(),
            body.descriptionOrEmpty(),
            policies.complete(body.policies(), "policies"))
        .onItem()
        .ifNull()
        .failWith(() -> StoredVerifiers.missing(verifierId))
        .map(Replaced::new);
  }

  @DELETE
  public Uni<Void> delete(@RestPath("verifier_id") UUID verifierId) {
    return sql.delete(verifierId, callers.current().accountId())
        .invoke(
            found -> {
              if (!found) {
                throw StoredVerifiers.missing(verifierId);
              }
            })
        .replaceWithVoid();
  }

  /** Answer to a replacement. */
  public record Replaced(int version) {}
}
