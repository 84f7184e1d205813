package dev.perigee.descriptor.internal;

import java.util.Arrays;

/**
 * The rows with the best estimates of one thread's part of a search, at least {@code keep} of them:
 * those that tie with the last one are kept too. A histogram of the estimates tells at any time
 * from which one on. Not thread-safe but for {@link #floorOfAll}.
 */
final class SketchCandidates {
  private final int keep;
  private final int zero;
  private final int[] histogram;
  private int[] rows;
  private int[] estimates;
  private int size;
  private int least;
  private int passing;

  /**
   * @param keep how many to keep, 1 or more
   * @param bound largest absolute value of an estimate
   */
  SketchCandidates(int keep, int bound) {
    this.keep = keep;
    this.zero = bound;
    this.histogram = new int[2 * bound + 1];
    this.rows = new int[Math.min(4 * keep, 4096)];
    this.estimates = new int[rows.length];
    this.least = 0;
  }

  /** Estimate below which an offer is in vain. */
  int floor() {
    return least - zero;
  }

  void offer(int row, int estimate) {
    int bucket = estimate + zero;
    if (bucket < least) {
      return;
    }
    if (size == rows.length) {
      makeRoom();
    }
    rows[size] = row;
    estimates[size++] = bucket;
    histogram[bucket]++;
    passing++;
    while (passing - histogram[least] >= keep) {
      passing -= histogram[least++];
    }
  }

  /**
   * The rows kept whose estimate is not below the floor, in the order in which they were offered.
   *
   * @param floor of all threads, see {@link #floorOfAll}
   */
  int[] rows(int floor) {
    least = Math.max(least, floor + zero);
    dropTheWorst();
    return Arrays.copyOf(rows, size);
  }

  /**
   * The estimate below which a row is not among the best of all parts of a search together. The
   * other threads may still be at work: what they have not told yet can only raise it, so that it
   * never drops a row that belongs to the best.
   *
   * @param parts of one search, this one among them
   */
  int floorOfAll(Iterable<SketchCandidates> parts) {
    int bucket = histogram.length;
    int better = 0;
    while (bucket > least && better < keep) {
      bucket--;
      for (SketchCandidates part : parts) {
        better += part.histogram[bucket];
      }
    }
    return bucket - zero;
  }

  private void makeRoom() {
    dropTheWorst();
    if (size > rows.length / 2) {
      rows = Arrays.copyOf(rows, rows.length * 2);
      estimates = Arrays.copyOf(estimates, rows.length);
    }
  }

  private void dropTheWorst() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (estimates[i] >= least) {
        rows[kept] = rows[i];
        estimates[kept++] = estimates[i];
      }
    }
    size = kept;
  }
}
