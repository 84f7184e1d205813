package dev.perigee.handler.internal.generate;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.estimation.ScoredDescriptor;
import dev.perigee.event.EventTarget;
import dev.perigee.handler.MatchPolicy;
import dev.perigee.handler.Policies;
import dev.perigee.handler.internal.EventProfile;
import dev.perigee.handler.internal.PolicyChecks;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Match;
import dev.perigee.matching.MatchScope;
import dev.perigee.matching.Matcher;
import dev.perigee.matching.Origin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Carries out match policies. */
@ApplicationScoped
class MatchStage {
  private final Matcher matcher;

  MatchStage(Matcher matcher) {
    this.matcher = matcher;
  }

  /**
   * Looks for whoever is similar.
   *
   * @return results by label, in the order of the policies, best first. A policy whose filters do
   *     not pass, or whose kind of descriptor was not extracted, has no entry.
   */
  Uni<Map<String, List<Match>>> match(UUID accountId, Policies policies, Traits traits) {
    EventProfile profile = new EventProfile(traits.face(), traits.body(), Map.of());
    List<MatchPolicy> due =
        policies.matchPolicy().stream().filter(policy -> profile.passes(policy.filters())).toList();
    return search(accountId, of(due, false), traits.faceDescriptor())
        .chain(
            faces ->
                search(accountId, of(due, true), traits.bodyDescriptor())
                    .map(
                        bodies -> {
                          Map<String, List<Match>> found = new HashMap<>(faces);
                          found.putAll(bodies);
                          return inOrder(due, found);
                        }));
  }

  private static List<MatchPolicy> of(List<MatchPolicy> policies, boolean bodies) {
    return policies.stream().filter(policy -> policy.ofBodies() == bodies).toList();
  }

  private Uni<Map<String, List<Match>>> search(
      UUID accountId, List<MatchPolicy> policies, ScoredDescriptor reference) {
    if (policies.isEmpty() || reference == null) {
      return Uni.createFrom().item(Map.of());
    }
    List<Descriptor> references = List.of(reference.descriptor());
    return matcher
        .match(
            MatchScope.only(accountId),
            references,
            policies.stream().map(MatchStage::candidates).toList())
        .map(
            found -> {
              Map<String, List<Match>> byLabel = new HashMap<>();
              for (int i = 0; i < policies.size(); i++) {
                byLabel.put(policies.get(i).label(), found.getFirst().get(i));
              }
              return byLabel;
            });
  }

  /**
   * Events that are found are told without what was found for them: the results are stored with the
   * new event, and each generation would hold all earlier ones.
   */
  private static CandidateGroup candidates(MatchPolicy policy) {
    CandidateGroup group = PolicyChecks.group(policy);
    if (group.origin() != Origin.EVENTS) {
      return group;
    }
    List<String> asked = group.targets() == null ? List.of() : group.targets();
    List<String> told =
        (asked.isEmpty() ? EventTarget.ALL.stream().map(EventTarget::field) : asked.stream())
            .filter(field -> !field.equals(EventTarget.MATCH_RESULT.field()))
            .toList();
    return new CandidateGroup(
        group.filters(),
        group.limit(),
        group.threshold(),
        told.isEmpty() ? List.of(EventTarget.EVENT_ID.field()) : told);
  }

  private static Map<String, List<Match>> inOrder(
      List<MatchPolicy> policies, Map<String, List<Match>> found) {
    Map<String, List<Match>> ordered = new LinkedHashMap<>();
    for (MatchPolicy policy : policies) {
      if (found.containsKey(policy.label())) {
        ordered.put(policy.label(), found.get(policy.label()));
      }
    }
    return ordered;
  }
}
