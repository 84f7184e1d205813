package dev.perigee.verifier.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.matching.RawMatcher;
import dev.perigee.matching.RawMatcher.RawBody;
import dev.perigee.matching.RawMatcher.RawMatches;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.json.BodyFormat;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** {@code POST /6/verifiers/{verifier_id}/raw}: whether given descriptors are of one person. */
@Path("/6/verifiers/{verifier_id:" + Uuids.PATTERN + "}/raw")
public class RawVerificationResource {
  private final StoredVerifiers verifiers;
  private final VerifierPolicyReader policies;
  private final RawMatcher matcher;
  private final CallerContext callers;

  RawVerificationResource(
      StoredVerifiers verifiers,
      VerifierPolicyReader policies,
      RawMatcher matcher,
      CallerContext callers) {
    this.verifiers = verifiers;
    this.policies = policies;
    this.matcher = matcher;
    this.callers = callers;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<Answer> verify(@RestPath("verifier_id") UUID verifierId, RawBody body) {
    return verifiers
        .get(callers.current().accountId(), verifierId)
        .map(policies::of)
        .flatMap(
            asked ->
                matcher
                    .compare(body)
                    .map(rows -> rows.stream().map(row -> row(row, asked)).toList())
                    .map(Answer::new));
  }

  private static Row row(RawMatches matches, VerifierPolicies policies) {
    return new Row(
        matches.referenceId(),
        matches.matches().stream()
            .map(
                match ->
                    new Cell(
                        match.candidateId(),
                        match.similarity(),
                        policies.verifies(match.similarity())))
            .toList());
  }

  /** Answer: one element per reference, in order. */
  public record Answer(List<Row> matches) {}

  /** One reference with all candidates, in order. */
  public record Row(String referenceId, List<Cell> matches) {}

  /**
   * @param status whether the two are taken for one person
   */
  public record Cell(String candidateId, double similarity, boolean status) {}
}
