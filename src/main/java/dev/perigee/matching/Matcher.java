package dev.perigee.matching;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.platform.error.ApiException;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Compares descriptors with groups of candidates. A face descriptor meets the face descriptors of
 * the candidates, a body descriptor their body descriptors; candidates without a descriptor of the
 * reference's version are passed over.
 */
public interface Matcher {

  /**
   * Refuses what the schema cannot: filters and targets of another origin, malformed times.
   *
   * @param filtersPath of the filters in the request or policy, for the message
   * @param targetsPath of the targets
   * @throws ApiException 12022
   */
  void check(CandidateGroup group, String filtersPath, String targetsPath);

  /**
   * Compares every reference with every group. Relative times in filters count from now; so do
   * lists: ids that do not exist give an empty result.
   *
   * @param groups as {@link #check} lets them pass
   * @return by reference, then by group: the best candidates, best first; of equally similar ones
   *     the newer first, then by id. Arrives where it was subscribed. Fails with {@link
   *     dev.perigee.platform.work.OverloadedException} when too many searches wait
   */
  Uni<List<List<List<Match>>>> match(
      MatchScope scope, List<Descriptor> references, List<CandidateGroup> groups);
}
