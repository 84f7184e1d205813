package dev.perigee.matching.internal;

import dev.perigee.account.Caller;
import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.Origin;
import dev.perigee.face.Attributes;
import dev.perigee.face.FaceFilter;
import dev.perigee.face.FaceReader;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.time.RelativeTimes;
import dev.perigee.platform.time.Times;
import dev.perigee.platform.work.WorkerPool;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Resolves the filters of groups of candidates. */
@ApplicationScoped
class CandidateSets {
  private final DescriptorIndex index;
  private final FaceReader faces;
  private final Attributes attributes;
  private final WorkerPool workers;

  CandidateSets(
      DescriptorIndex index, FaceReader faces, Attributes attributes, PerigeeConfig config) {
    this.index = index;
    this.faces = faces;
    this.attributes = attributes;
    this.workers =
        new WorkerPool(
            "attribute-matcher",
            config.matcher().threads().orElse(Runtime.getRuntime().availableProcessors()),
            config.matcher().queue());
  }

  @PreDestroy
  void close() {
    workers.close();
  }

  /**
   * Opens a group.
   *
   * @param accountId the account that the request is narrowed to, null for none
   * @param path of the group in the request, for errors
   */
  Uni<CandidateSet> open(Caller caller, UUID accountId, MatchBody.Candidates group, String path) {
    MatchFilters filters = group.filters();
    UUID asked = filters.accountId() != null ? filters.accountId() : accountId;
    UUID scope = caller.readScope(asked);
    return filters.ofFaces() ? faces(scope, group, path) : attributes(scope, group);
  }

  private Uni<CandidateSet> attributes(UUID scope, MatchBody.Candidates group) {
    return attributes
        .byIds(scope, Set.copyOf(group.filters().attributeIds()))
        .map(found -> new AttributeCandidates(found, group, workers));
  }

  private Uni<CandidateSet> faces(UUID scope, MatchBody.Candidates group, String path) {
    MatchFilters filters = group.filters();
    if (!filters.needsDatabase()) {
      Set<UUID> ids = filters.faceIds() == null ? null : Set.copyOf(filters.faceIds());
      return Uni.createFrom().item(inIndex(scope, ids, group));
    }
    Instant now = Times.now();
    FaceFilter filter =
        new FaceFilter(
            scope,
            filters.faceIds(),
            filters.externalIds(),
            filters.listId(),
            null,
            filters.userData(),
            time(filters.createTimeGte(), now, path + ".filters.create_time__gte"),
            time(filters.createTimeLt(), now, path + ".filters.create_time__lt"),
            filters.faceIdGte(),
            filters.faceIdLt());
    return faces.ids(filter).map(ids -> inIndex(scope, ids, group));
  }

  private CandidateSet inIndex(UUID scope, Set<UUID> ids, MatchBody.Candidates group) {
    return reference ->
        Uni.createFrom()
            .completionStage(
                () ->
                    index.search(
                        new IndexQuery(
                            reference,
                            Candidates.of(Origin.FACE, scope)
                                .inGroup(group.filters().listId())
                                .among(ids),
                            group.limitOrDefault(),
                            group.thresholdOrDefault())))
            .map(CandidateSets::hits);
  }

  private static List<Hit> hits(List<DescriptorIndex.Match> matches) {
    return matches.stream().map(match -> new Hit(match.id(), match.similarity())).toList();
  }

  private static Instant time(String text, Instant now, String path) {
    try {
      return text == null ? null : RelativeTimes.parse(text, now);
    } catch (DateTimeException e) {
      throw InvalidMatch.at(path, "value is not a valid date-time");
    }
  }
}
