package dev.perigee.matching;

import dev.perigee.platform.work.OverloadedException;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Compares given descriptors with each other; nothing is looked up. */
public interface RawMatcher {

  /** Body of {@code POST /6/matcher/raw}; its shape is checked against the contract before. */
  record RawBody(List<MatchEntity> references, List<MatchEntity> candidates) {}

  /**
   * Compares every reference with every candidate.
   *
   * @return by reference, then by candidate, both in the order of the request. Fails with 12031,
   *     12034, 12036, 12038 for a bad descriptor, 31005 for mixed versions, 26301 for an id that
   *     stands twice or too many pairs, {@link OverloadedException} when too many requests wait
   */
  Uni<List<RawMatches>> compare(RawBody body);

  /** One reference with all candidates. */
  record RawMatches(String referenceId, List<RawMatch> matches) {}

  /**
   * @param similarity 0..1
   */
  record RawMatch(String candidateId, double similarity) {}
}
