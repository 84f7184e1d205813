package dev.perigee.handler.internal.generate;

import dev.perigee.handler.Policies;
import dev.perigee.handler.Policies.ConditionalTag;
import dev.perigee.handler.internal.EventProfile;
import dev.perigee.matching.Match;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A draft of which everything is known that decides what is done with it.
 *
 * @param matches by label, see {@link MatchStage}
 * @param tags of the sender, then those of the policies; each once
 * @param faceId of the face to be made, null for none
 * @param attributeId of the attribute to be made, null for none
 */
record Judged(
    Draft draft,
    Traits traits,
    Map<String, List<Match>> matches,
    List<String> tags,
    StoragePlan plan,
    UUID faceId,
    UUID attributeId) {

  static Judged of(
      Draft draft, Traits traits, Map<String, List<Match>> matches, Policies policies) {
    EventProfile profile = new EventProfile(traits.face(), traits.body(), matches);
    Set<String> tags = new LinkedHashSet<>(draft.context().tags());
    for (ConditionalTag conditional : policies.conditionalTagsPolicy()) {
      if (profile.passes(conditional.filters())) {
        tags.add(conditional.tag());
      }
    }
    boolean hasFace =
        draft.shots().stream().anyMatch(Shot::hasFace) || traits.faceDescriptor() != null;
    boolean hasAttribute = traits.faceDescriptor() != null || traits.basic() != null;
    StoragePlan plan = StoragePlan.of(policies.storagePolicy(), profile, hasFace, hasAttribute);
    return new Judged(
        draft,
        traits,
        matches,
        List.copyOf(tags),
        plan,
        plan.face() ? UUID.randomUUID() : null,
        plan.attribute() ? UUID.randomUUID() : null);
  }
}
