package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Origin;
import dev.perigee.platform.error.ApiException;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Candidates of one origin. */
interface CandidateSource {

  /** A target of every origin, which every result has anyway. */
  String SIMILARITY = "similarity";

  Origin origin();

  /** Whether a filter of that name is one of this origin; {@code origin} and the account are. */
  boolean accepts(String filter);

  /** Names of the fields that results can have, without the similarity. */
  List<String> targets();

  /**
   * Looks at the values of the filters.
   *
   * @throws ApiException 12022
   */
  void check(ObjectNode filters, String path);

  /**
   * Resolves the filters, ready for any number of references.
   *
   * @param scope account to look in, null for all
   */
  Uni<CandidateSet> open(UUID scope, CandidateGroup group);

  /**
   * What results show, of those that exist in the scope.
   *
   * @param targets names of fields that are needed, null or empty for all; more may be given
   */
  Uni<Map<UUID, Shown>> byIds(UUID scope, Collection<UUID> ids, List<String> targets);

  /** A group with its filters resolved. */
  interface CandidateSet {

    /**
     * The most similar candidates in the order that {@link dev.perigee.matching.Matcher} promises.
     * May complete on any thread.
     */
    Uni<List<Hit>> nearest(Descriptor reference);
  }

  /**
   * @param id of the candidate
   * @param similarity 0..1
   */
  record Hit(UUID id, double similarity) {}

  /**
   * @param externalId never null
   * @param fields record whose JSON has the fields that can be asked for
   */
  record Shown(String externalId, Object fields) {}
}
