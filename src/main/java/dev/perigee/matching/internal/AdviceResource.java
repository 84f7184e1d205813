package dev.perigee.matching.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perigee.account.CallerContext;
import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorVersion;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.descriptor.ThresholdAdvice;
import dev.perigee.descriptor.ThresholdAdvice.Threshold;
import dev.perigee.face.ListReader;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code GET /6/matcher/advice}: which similarity to ask for in a gallery. */
@Path("/6/matcher/advice")
public class AdviceResource {
  private static final String METHOD =
      "FPIR = 1 - (1 - FMR)^gallery; the cosine at that FMR from the benchmark of the version,"
          + " linear in log FMR, continued beyond the rarest measured one";
  private static final String UNKNOWN = "nobody has measured this version: no advice";

  private final DescriptorIndex index;
  private final ListReader lists;
  private final CallerContext callers;

  AdviceResource(DescriptorIndex index, ListReader lists, CallerContext callers) {
    this.index = index;
    this.lists = lists;
    this.callers = callers;
  }

  /**
   * @param measured false where the benchmark had too few pairs to see so rare a rate
   */
  @RegisterForReflection
  public record Advised(
      double fpir,
      double similarity,
      double cosine,
      @JsonProperty("false_match_rate") double falseMatchRate,
      boolean measured) {
    static Advised of(Threshold threshold) {
      return new Advised(
          threshold.fpir(),
          threshold.similarity(),
          threshold.cosine(),
          threshold.falseMatchRate(),
          threshold.measured());
    }
  }

  /**
   * @param listId null for all faces that may be seen
   * @param gallery faces with a descriptor of the version
   */
  @RegisterForReflection
  public record Advice(
      @JsonProperty("list_id") UUID listId,
      @JsonProperty("descriptor_version") int descriptorVersion,
      long gallery,
      List<Advised> thresholds,
      String method) {}

  @GET
  public Uni<Advice> advice(
      @RestQuery("list_id") UUID listId,
      @RestQuery("descriptor_version") Integer wanted,
      @RestQuery("account_id") UUID accountId) {
    UUID scope = callers.current().readScope(accountId);
    DescriptorVersion version =
        DescriptorVersions.get(wanted == null ? DescriptorVersions.defaultVersion() : wanted);
    if (listId == null) {
      return Uni.createFrom().item(advice(scope, null, version));
    }
    return lists
        .byId(scope, listId)
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ApiException.of(ErrorCode.LIST_NOT_FOUND, listId);
              }
              return advice(scope, listId, version);
            });
  }

  private Advice advice(UUID scope, UUID listId, DescriptorVersion version) {
    long gallery =
        index.count(version.number(), Candidates.of(IndexOrigin.FACE, scope).inGroup(listId));
    ThresholdAdvice advice = ThresholdAdvice.of(version, gallery);
    return new Advice(
        listId,
        version.number(),
        gallery,
        advice.thresholds().stream().map(Advised::of).toList(),
        advice.thresholds().isEmpty() ? UNKNOWN : METHOD);
  }
}
