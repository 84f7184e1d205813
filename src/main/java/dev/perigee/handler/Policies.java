package dev.perigee.handler;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What is done with photos, in this order: find faces and bodies and estimate, extract, look for
 * similar ones, tag, store, tell. Every default is filled in, see {@link PolicyReader}.
 *
 * @param matchPolicy searches, in the order of the answer
 * @param conditionalTagsPolicy tags, in the order in which an event gets them
 */
@RegisterForReflection
public record Policies(
    DetectPolicy detectPolicy,
    ExtractPolicy extractPolicy,
    List<MatchPolicy> matchPolicy,
    List<ConditionalTag> conditionalTagsPolicy,
    StoragePolicy storagePolicy) {

  public Policies {
    matchPolicy = List.copyOf(matchPolicy);
    conditionalTagsPolicy = List.copyOf(conditionalTagsPolicy);
  }

  /** A tag for the events that pass the filters. */
  @RegisterForReflection
  public record ConditionalTag(String tag, EventFilters filters) {}
}
