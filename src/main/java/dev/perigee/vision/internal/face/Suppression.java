package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/** Many answers for one face become one. */
public final class Suppression {
  /** Members from this score on take part in a mean; below only when there is no better one. */
  private static final double FIRM = 0.5;

  private Suppression() {}

  /** Keeps the best of every group of boxes that overlap by more than {@code iou}. */
  public static List<Candidate> best(List<Candidate> candidates, double iou) {
    return best(candidates, (a, b) -> a.iou(b) > iou);
  }

  /** Keeps the best of every group that {@code same} takes for one face. */
  public static List<Candidate> best(
      List<Candidate> candidates, BiPredicate<Candidate, Candidate> same) {
    return groups(candidates, same).stream().map(group -> group.get(0)).toList();
  }

  /**
   * Weighted form, as the authors of BlazeFace propose it (Bazarevsky et al., 2019, section 4): a
   * group becomes the mean of its boxes and eyes weighted by score, with the best score.
   */
  public static List<Candidate> blend(List<Candidate> candidates, double iou) {
    return groups(candidates, (a, b) -> a.iou(b) > iou).stream().map(Suppression::mean).toList();
  }

  private static List<List<Candidate>> groups(
      List<Candidate> candidates, BiPredicate<Candidate, Candidate> same) {
    List<Candidate> open = new ArrayList<>(candidates);
    open.sort(Comparator.comparingDouble(Candidate::score).reversed());
    List<List<Candidate>> groups = new ArrayList<>();
    while (!open.isEmpty()) {
      Candidate best = open.removeFirst();
      List<Candidate> group = new ArrayList<>(List.of(best));
      open.removeIf(other -> same.test(best, other) && group.add(other));
      groups.add(group);
    }
    return groups;
  }

  private static Candidate mean(List<Candidate> group) {
    double best = group.get(0).score();
    List<Candidate> good = group.stream().filter(c -> c.score() >= Math.min(FIRM, best)).toList();
    double total = good.stream().mapToDouble(Candidate::score).sum();
    double[] box = new double[4];
    double[] eyes = new double[4];
    boolean withEyes = good.stream().noneMatch(c -> c.eyes().isEmpty());
    for (Candidate c : good) {
      double w = c.score() / total;
      add(box, w, c.x1(), c.y1(), c.x2(), c.y2());
      if (withEyes) {
        Point left = c.eyes().get(0);
        Point right = c.eyes().get(1);
        add(eyes, w, left.x(), left.y(), right.x(), right.y());
      }
    }
    return new Candidate(
        box[0],
        box[1],
        box[2],
        box[3],
        best,
        withEyes ? List.of(new Point(eyes[0], eyes[1]), new Point(eyes[2], eyes[3])) : List.of());
  }

  private static void add(double[] sum, double weight, double... values) {
    for (int i = 0; i < values.length; i++) {
      sum[i] += weight * values[i];
    }
  }
}
