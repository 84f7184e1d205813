package dev.perigee.matching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Among whom to look, as requests and policies give it; absent fields are null.
 *
 * @param filters schema {@code MatchFilters}: {@code origin} and the filters of that origin
 * @param limit results at most, 1..100
 * @param threshold least similarity, included, 0..1
 * @param targets fields of each result; null or empty for all
 */
public record CandidateGroup(
    ObjectNode filters, Integer limit, Double threshold, List<String> targets) {

  private static final int DEFAULT_LIMIT = 3;

  /** Origin of a group that {@link Matcher#check} lets pass. */
  public Origin origin() {
    return Origin.of(filters.path("origin").asText()).orElseThrow();
  }

  /** 3 where none is given. */
  public int limitOrDefault() {
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  /** 0 where none is given: the nearest, whatever their similarity. */
  public double thresholdOrDefault() {
    return threshold == null ? 0 : threshold;
  }
}
