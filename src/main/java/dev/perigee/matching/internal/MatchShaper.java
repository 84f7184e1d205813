package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.matching.Match;
import dev.perigee.matching.Origin;
import dev.perigee.matching.internal.CandidateSource.Hit;
import dev.perigee.matching.internal.CandidateSource.Shown;
import dev.perigee.matching.internal.MatchService.OpenGroup;
import dev.perigee.platform.json.Targets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts fields to the hits. */
@ApplicationScoped
class MatchShaper {
  private final Targets targets;

  MatchShaper(Targets targets) {
    this.targets = targets;
  }

  /** Candidates that one statement reads. */
  private record Reading(CandidateSource source, UUID scope, List<String> targets) {}

  /**
   * @param hits by reference and group
   */
  Uni<List<List<List<Match>>>> shape(List<OpenGroup> groups, List<List<List<Hit>>> hits) {
    Map<Reading, Set<UUID>> readings = new LinkedHashMap<>();
    for (List<List<Hit>> ofReference : hits) {
      for (int i = 0; i < groups.size(); i++) {
        Set<UUID> ids = readings.computeIfAbsent(reading(groups.get(i)), key -> new HashSet<>());
        ofReference.get(i).forEach(hit -> ids.add(hit.id()));
      }
    }
    return read(readings)
        .map(
            shown ->
                hits.stream().map(ofReference -> matches(groups, ofReference, shown)).toList());
  }

  private static Reading reading(OpenGroup open) {
    return new Reading(open.source(), open.scope(), open.group().targets());
  }

  private static Uni<Map<Reading, Map<UUID, Shown>>> read(Map<Reading, Set<UUID>> readings) {
    Map<Reading, Map<UUID, Shown>> all = new HashMap<>();
    return Multi.createFrom()
        .iterable(readings.entrySet())
        .filter(entry -> !entry.getValue().isEmpty())
        .onItem()
        .transformToUniAndConcatenate(
            entry ->
                entry
                    .getKey()
                    .source()
                    .byIds(entry.getKey().scope(), entry.getValue(), entry.getKey().targets())
                    .invoke(shown -> all.put(entry.getKey(), shown)))
        .collect()
        .last()
        .replaceWith(all);
  }

  private List<List<Match>> matches(
      List<OpenGroup> groups, List<List<Hit>> hits, Map<Reading, Map<UUID, Shown>> shown) {
    List<List<Match>> all = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      OpenGroup open = groups.get(i);
      all.add(matches(open, hits.get(i), shown.getOrDefault(reading(open), Map.of())));
    }
    return all;
  }

  private List<Match> matches(OpenGroup open, List<Hit> hits, Map<UUID, Shown> shown) {
    Origin origin = open.source().origin();
    List<Match> all = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      Shown found = shown.get(hit.id());
      if (found != null) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set(origin.item(), targets.of(found.fields(), open.group().targets()));
        item.put(CandidateSource.SIMILARITY, hit.similarity());
        all.add(new Match(origin, hit.id(), found.externalId(), hit.similarity(), item));
      }
    }
    return all;
  }
}
