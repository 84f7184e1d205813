package dev.perigee.descriptor.internal;

import java.util.Comparator;
import java.util.UUID;

/**
 * A row in the running for the top of a search.
 *
 * @param score cosine as of {@link dev.perigee.descriptor.Similarity#score}
 * @param created microseconds since the epoch
 */
record Candidate(double score, long created, UUID id) {

  /** Best first: higher score, then newer, then smaller id as PostgreSQL orders them. */
  static final Comparator<Candidate> BEST_FIRST =
      (a, b) -> {
        int order = Double.compare(b.score, a.score);
        if (order == 0) {
          order = Long.compare(b.created, a.created);
        }
        return order != 0 ? order : compareIds(a.id, b.id);
      };

  private static int compareIds(UUID a, UUID b) {
    int order = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return order != 0
        ? order
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
