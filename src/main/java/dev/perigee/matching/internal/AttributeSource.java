package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.Similarity;
import dev.perigee.face.Attributes;
import dev.perigee.face.TemporaryAttribute;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Origin;
import dev.perigee.platform.json.StrictJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Temporary attributes as candidates: few, so they are compared one by one. */
@ApplicationScoped
class AttributeSource implements CandidateSource {
  private static final String IDS = "attribute_ids";
  private static final Set<String> FILTERS = Set.of("origin", "account_id", IDS);

  private final Attributes attributes;
  private final StrictJson json;
  private final MatchWorkers workers;

  AttributeSource(Attributes attributes, StrictJson json, MatchWorkers workers) {
    this.attributes = attributes;
    this.json = json;
    this.workers = workers;
  }

  /** Filters of attributes. */
  @RegisterForReflection
  record Filters(String origin, UUID accountId, Set<UUID> attributeIds) {}

  /** An attribute as a candidate shows it. */
  @RegisterForReflection
  record Fields(UUID attributeId, UUID accountId, Instant createTime) {}

  @Override
  public Origin origin() {
    return Origin.ATTRIBUTES;
  }

  @Override
  public boolean accepts(String filter) {
    return FILTERS.contains(filter);
  }

  @Override
  public List<String> targets() {
    return List.of("attribute_id", "account_id", "create_time");
  }

  @Override
  public void check(ObjectNode filters, String path) {
    if (!filters.has(IDS)) {
      throw InvalidMatch.at(path + "." + IDS, "field required");
    }
  }

  @Override
  public Uni<CandidateSet> open(UUID scope, CandidateGroup group) {
    Filters filters = json.bind(group.filters(), Filters.class);
    return attributes
        .byIds(scope, filters.attributeIds())
        .map(found -> reference -> workers.submit(() -> rank(found, reference, group)));
  }

  private record Scored(TemporaryAttribute attribute, double similarity) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::similarity)
            .reversed()
            .thenComparing(s -> s.attribute.createTime(), Comparator.reverseOrder())
            .thenComparing(s -> s.attribute.attributeId().toString());
  }

  private static List<Hit> rank(
      List<TemporaryAttribute> attributes, Descriptor reference, CandidateGroup group) {
    return attributes.stream()
        .flatMap(
            attribute ->
                attribute.data().descriptors().stream()
                    .filter(d -> d.version() == reference.version())
                    .map(d -> new Scored(attribute, Similarity.of(d, reference))))
        .filter(scored -> scored.similarity >= group.thresholdOrDefault())
        .sorted(Scored.BEST_FIRST)
        .limit(group.limitOrDefault())
        .map(scored -> new Hit(scored.attribute.attributeId(), scored.similarity))
        .toList();
  }

  @Override
  public Uni<Map<UUID, Shown>> byIds(UUID scope, Collection<UUID> ids, List<String> targets) {
    return attributes
        .byIds(scope, ids)
        .map(
            found -> {
              Map<UUID, Shown> shown = new HashMap<>();
              for (TemporaryAttribute one : found) {
                UUID id = one.attributeId();
                shown.put(id, new Shown("", new Fields(id, one.accountId(), one.createTime())));
              }
              return shown;
            });
  }
}
