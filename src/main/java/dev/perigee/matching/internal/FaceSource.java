package dev.perigee.matching.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.face.FaceFilter;
import dev.perigee.face.FaceReader;
import dev.perigee.face.FaceTarget;
import dev.perigee.face.ListReader;
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
          "origin",
          "account_id",
          "list_id",
          "face_ids",
          "external_ids",
          "event_id",
          "user_data",
          "create_time__gte",
          "create_time__lt",
          "face_id__gte",
          "face_id__lt");

  private final IndexSearch index;
  private final FaceReader faces;
  private final ListReader lists;
  private final StrictJson json;

  FaceSource(IndexSearch index, FaceReader faces, ListReader lists, StrictJson json) {
    this.index = index;
    this.faces = faces;
    this.lists = lists;
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
          || faceIdGte != null
          || faceIdLt != null;
    }

    FaceFilter faces(UUID scope, Instant now, String path) {
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
  public boolean accepts(String filter) {
    return FILTERS.contains(filter);
  }

  @Override
  public List<String> targets() {
    return Arrays.stream(FaceTarget.values()).map(FaceTarget::field).toList();
  }

  @Override
  public void check(ObjectNode filters, String path) {
    Filters read = json.bind(filters, Filters.class);
    read.faces(null, Times.now(), path);
  }

  @Override
  public Uni<CandidateSet> open(UUID scope, CandidateGroup group) {
    Filters filters = json.bind(group.filters(), Filters.class);
    FaceFilter filter = filters.faces(scope, Times.now(), "filters");
    if (filters.needDatabase()) {
      return faces
          .ids(filter)
          .map(ids -> index.among(Candidates.of(IndexOrigin.FACE, scope).among(ids), group));
    }
    CandidateSet found = index.among(candidates(filter), group);
    // The index forgets the links of a removed list one after the other; nobody may see them.
    return filters.listId() == null
        ? Uni.createFrom().item(found)
        : lists
            .exists(scope, filters.listId())
            .map(exists -> exists ? found : IndexSearch.nobody());
  }

  private static Candidates candidates(FaceFilter filter) {
    return Candidates.of(IndexOrigin.FACE, filter.scope())
        .inGroup(filter.listId())
        .among(filter.faceIds() == null ? null : Set.copyOf(filter.faceIds()))
        .createdBetween(
            MatchTimes.micros(filter.createTimeFrom(), Long.MIN_VALUE),
            MatchTimes.micros(filter.createTimeBefore(), Long.MAX_VALUE));
  }

  @Override
  public Uni<Map<UUID, Shown>> byIds(UUID scope, Collection<UUID> ids, List<String> targets) {
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
