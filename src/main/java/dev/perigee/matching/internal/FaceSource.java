package dev.perigee.matching.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.face.FaceFilter;
import dev.perigee.face.FaceReader;
import dev.perigee.face.FaceTarget;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Origin;
import dev.perigee.platform.json.StrictJson;
import dev.perigee.platform.time.Times;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Stored faces as candidates: the index finds them, the database shows them. */
@ApplicationScoped
class FaceSource implements CandidateSource {
  private static final Set<String> FILTERS =
      Set.of(
          "list_id",
          "face_ids",
          "external_ids",
          "event_id",
          "user_data",
          "create_time__gte",
          "create_time__lt",
          "face_id__gte",
          "face_id__lt");

  private final DescriptorIndex index;
  private final FaceReader faces;
  private final StrictJson json;

  FaceSource(DescriptorIndex index, FaceReader faces, StrictJson json) {
    this.index = index;
    this.faces = faces;
    this.json = json;
  }

  /**
   * Filters of faces, combined with AND; null does not filter.
   *
   * @param userData part of the user data, case-insensitive
   * @param createTimeGte included; RFC 3339 or relative to now
   * @param createTimeLt excluded
   * @param faceIdGte included
   * @param faceIdLt excluded
   */
  @RegisterForReflection
  record Filters(
      String origin,
      UUID accountId,
      UUID listId,
      List<UUID> faceIds,
      List<String> externalIds,
      UUID eventId,
      String userData,
      @JsonProperty("create_time__gte") String createTimeGte,
      @JsonProperty("create_time__lt") String createTimeLt,
      @JsonProperty("face_id__gte") UUID faceIdGte,
      @JsonProperty("face_id__lt") UUID faceIdLt) {

    /** Whether the index alone cannot tell who passes. */
    boolean needDatabase() {
      return externalIds != null
          || eventId != null
          || userData != null
          || createTimeGte != null
          || createTimeLt != null
          || faceIdGte != null
          || faceIdLt != null;
    }

    FaceFilter forDatabase(UUID scope, Instant now, String path) {
      return new FaceFilter(
          scope,
          faceIds,
          externalIds,
          listId,
          eventId,
          userData,
          MatchTimes.read(createTimeGte, now, path + ".create_time__gte"),
          MatchTimes.read(createTimeLt, now, path + ".create_time__lt"),
          faceIdGte,
          faceIdLt);
    }
  }

  @Override
  public Origin origin() {
    return Origin.FACES;
  }

  @Override
  public Set<String> filters() {
    return FILTERS;
  }

  @Override
  public List<String> targets() {
    return Arrays.stream(FaceTarget.values()).map(FaceTarget::field).toList();
  }

  @Override
  public void check(ObjectNode filters, String path) {
    Filters read = json.bind(filters, Filters.class);
    read.forDatabase(null, Times.now(), path);
  }

  @Override
  public Uni<CandidateSet> open(UUID scope, CandidateGroup group) {
    Filters filters = json.bind(group.filters(), Filters.class);
    if (!filters.needDatabase()) {
      Set<UUID> ids = filters.faceIds() == null ? null : Set.copyOf(filters.faceIds());
      return Uni.createFrom().item(inIndex(scope, filters.listId(), ids, group));
    }
    return faces
        .ids(filters.forDatabase(scope, Times.now(), "filters"))
        .map(ids -> inIndex(scope, filters.listId(), ids, group));
  }

  private CandidateSet inIndex(UUID scope, UUID listId, Set<UUID> ids, CandidateGroup group) {
    return reference ->
        Uni.createFrom()
            .completionStage(
                () ->
                    index.search(
                        new IndexQuery(
                            reference,
                            Candidates.of(IndexOrigin.FACE, scope).inGroup(listId).among(ids),
                            group.limitOrDefault(),
                            group.thresholdOrDefault())))
            .map(FaceSource::hits);
  }

  private static List<Hit> hits(List<DescriptorIndex.Match> matches) {
    return matches.stream().map(match -> new Hit(match.id(), match.similarity())).toList();
  }

  @Override
  public Uni<Map<UUID, Shown>> byIds(UUID scope, Collection<UUID> ids) {
    return faces
        .byIds(scope, ids)
        .map(
            found -> {
              Map<UUID, Shown> shown = new HashMap<>();
              found.forEach((id, face) -> shown.put(id, new Shown(face.externalId(), face)));
              return shown;
            });
  }
}
