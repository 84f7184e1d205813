package dev.perigee.video.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The few best samples of somebody. */
final class BestSamples {
  private static final int KEPT = 3;

  private final List<PersonView.Sample> best = new ArrayList<>();

  void offer(PersonView.Sample sample) {
    best.add(sample);
    best.sort(Comparator.comparingDouble(PersonView.Sample::score).reversed());
    if (best.size() > KEPT) {
      best.removeLast();
    }
  }

  /** The best one first. */
  List<PersonView.Sample> all() {
    return List.copyOf(best);
  }

  void clear() {
    best.clear();
  }
}
