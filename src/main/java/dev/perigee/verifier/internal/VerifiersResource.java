package dev.perigee.verifier.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.platform.http.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /6/verifiers}: many verifiers, and new ones. */
@Path("/6/verifiers")
public class VerifiersResource {
  private final VerifierSql verifiers;
  private final VerifierPolicyReader policies;
  private final CallerContext callers;

  VerifiersResource(VerifierSql verifiers, VerifierPolicyReader policies, CallerContext callers) {
    this.verifiers = verifiers;
    this.policies = policies;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<VerifierCreated>> create(VerifierBody body) {
    UUID id = UUID.randomUUID();
    VerifierCreated created = new VerifierCreated(id, "/6/verifiers/" + id);
    return verifiers
        .insert(
            id,
            callers.current().accountId(),
            body.descriptionOrEmpty(),
            policies.complete(body.policies(), "policies"))
        .map(stored -> Answers.created(created.url(), created));
  }

  @GET
  public Uni<List<Verifier>> page(
      @RestQuery("account_id") UUID accountId,
      @RestQuery("description") String description,
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize) {
    return verifiers.page(callers.current().readScope(accountId), description, page, pageSize);
  }

  @GET
  @Path("/count")
  public Uni<VerifiersCount> count(
      @RestQuery("account_id") UUID accountId, @RestQuery("description") String description) {
    return verifiers
        .count(callers.current().readScope(accountId), description)
        .map(VerifiersCount::new);
  }

  /** Answer to a creation. */
  public record VerifierCreated(UUID verifierId, String url) {}

  /** Answer to a count. */
  public record VerifiersCount(long verifiersCount) {}
}
