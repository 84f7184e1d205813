package dev.perigee.matching.internal;

import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.internal.CandidateSource.CandidateSet;
import dev.perigee.matching.internal.CandidateSource.Hit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Groups of candidates that the descriptor index searches. */
@Singleton
class IndexSearch {
  private static final CandidateSet EMPTY = reference -> Uni.createFrom().item(List.of());

  private final DescriptorIndex index;

  IndexSearch(DescriptorIndex index) {
    this.index = index;
  }

  /** Nobody. */
  static CandidateSet nobody() {
    return EMPTY;
  }

  CandidateSet among(Candidates candidates, CandidateGroup group) {
    return reference ->
        Uni.createFrom()
            .completionStage(
                () ->
                    index.search(
                        new IndexQuery(
                            reference,
                            candidates,
                            group.limitOrDefault(),
                            group.thresholdOrDefault())))
            .map(
                matches ->
                    matches.stream()
                        .map(match -> new Hit(match.id(), match.similarity()))
                        .toList());
  }
}
