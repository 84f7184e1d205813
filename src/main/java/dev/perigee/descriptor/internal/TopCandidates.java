package dev.perigee.descriptor.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/** The best so many of the candidates offered. Not thread-safe. */
final class TopCandidates {
  private final int limit;
  private final double leastScore;
  private final PriorityQueue<Candidate> worstFirst;

  /**
   * @param limit how many to keep, at least 1
   * @param leastScore candidates below it are not kept
   */
  TopCandidates(int limit, double leastScore) {
    this.limit = limit;
    this.leastScore = leastScore;
    this.worstFirst =
        new PriorityQueue<>(Math.min(limit, 128) + 1, Candidate.BEST_FIRST.reversed());
  }

  /** Score below which an offer is in vain; an equal one may win by age. */
  double floor() {
    return worstFirst.size() < limit ? leastScore : Math.max(leastScore, worstFirst.peek().score());
  }

  void offer(Candidate candidate) {
    if (candidate.score() < leastScore) {
      return;
    }
    if (worstFirst.size() < limit) {
      worstFirst.add(candidate);
    } else if (Candidate.BEST_FIRST.compare(candidate, worstFirst.peek()) < 0) {
      worstFirst.poll();
      worstFirst.add(candidate);
    }
  }

  void offerAll(TopCandidates other) {
    other.worstFirst.forEach(this::offer);
  }

  /**
   * Best first. A face that was removed and put again while the scan went on may have been met in
   * two rows; it is named once.
   */
  List<Candidate> ranked() {
    List<Candidate> all = new ArrayList<>(worstFirst);
    all.sort(Candidate.BEST_FIRST);
    Set<UUID> seen = new HashSet<>();
    all.removeIf(candidate -> !seen.add(candidate.id()));
    return all;
  }
}
