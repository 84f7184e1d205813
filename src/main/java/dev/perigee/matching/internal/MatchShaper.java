package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.face.Face;
import dev.perigee.face.FaceReader;
import dev.perigee.face.TemporaryAttribute;
import dev.perigee.platform.json.Targets;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts fields to the hits and makes the answer. */
@ApplicationScoped
class MatchShaper {
  private final FaceReader faces;
  private final Targets targets;

  MatchShaper(FaceReader faces, Targets targets) {
    this.faces = faces;
    this.targets = targets;
  }

  /** An attribute as a candidate shows it. */
  @RegisterForReflection
  record AttributeFields(UUID attributeId, UUID accountId, Instant createTime) {}

  /**
   * Reads the fields of all faces in one query. A face deleted since the search is left out.
   *
   * @param scope account whose faces may be seen, null for all
   * @param sets candidates in the order of the request
   * @param hits by reference and group
   */
  Uni<List<MatchAnswer>> shape(
      UUID scope, MatchBody body, List<CandidateSet> sets, List<List<List<Hit>>> hits) {
    Set<UUID> ids = new HashSet<>();
    for (int group = 0; group < sets.size(); group++) {
      if (body.candidates().get(group).filters().ofFaces()) {
        for (List<List<Hit>> ofReference : hits) {
          ofReference.get(group).forEach(hit -> ids.add(hit.id()));
        }
      }
    }
    return (ids.isEmpty() ? Uni.createFrom().item(Map.<UUID, Face>of()) : faces.byIds(scope, ids))
        .map(found -> answers(body, sets, hits, found));
  }

  private List<MatchAnswer> answers(
      MatchBody body, List<CandidateSet> sets, List<List<List<Hit>>> hits, Map<UUID, Face> found) {
    List<MatchAnswer> answers = new ArrayList<>();
    for (int i = 0; i < body.references().size(); i++) {
      List<MatchAnswer.Group> groups = new ArrayList<>();
      for (int group = 0; group < sets.size(); group++) {
        MatchBody.Candidates asked = body.candidates().get(group);
        groups.add(
            new MatchAnswer.Group(
                asked.filters(), items(asked, sets.get(group), hits.get(i).get(group), found)));
      }
      MatchBody.Reference reference = body.references().get(i);
      answers.add(
          new MatchAnswer(new MatchAnswer.Reference(reference.id(), reference.type()), groups));
    }
    return answers;
  }

  private List<JsonNode> items(
      MatchBody.Candidates asked, CandidateSet set, List<Hit> hits, Map<UUID, Face> found) {
    String key = asked.filters().ofFaces() ? "face" : "attribute";
    List<JsonNode> items = new ArrayList<>();
    for (Hit hit : hits) {
      Object fields = set instanceof AttributeCandidates a ? fields(a, hit) : found.get(hit.id());
      if (fields != null) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set(key, targets.of(fields, asked.targets()));
        items.add(item.put("similarity", hit.similarity()));
      }
    }
    return items;
  }

  private static AttributeFields fields(AttributeCandidates candidates, Hit hit) {
    for (TemporaryAttribute attribute : candidates.attributes()) {
      if (attribute.attributeId().equals(hit.id())) {
        return new AttributeFields(hit.id(), attribute.accountId(), attribute.createTime());
      }
    }
    throw new IllegalStateException("hit " + hit.id() + " is no candidate");
  }
}
