package dev.perigee.vision.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perigee.vision.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private static Candidate box(double x, double y, double side, double score) {
    List<Point> eyes = List.of(new Point(x + side / 4, y), new Point(x + side * 3 / 4, y));
    return new Candidate(x, y, x + side, y + side, score, eyes);
  }

  @Test
  void overlap_is_intersection_over_union() {
    assertThat(box(0, 0, 10, 1).iou(box(5, 0, 10, 1))).isCloseTo(50.0 / 150, within(1e-12));
    assertThat(box(0, 0, 10, 1).iou(box(10, 0, 10, 1))).isZero();
  }

  @Test
  void overlap_of_the_smaller_is_one_for_a_box_inside() {
    assertThat(box(0, 0, 10, 1).overlapOfSmaller(box(2, 2, 4, 1))).isEqualTo(1);
  }

  @Test
  void the_best_of_overlapping_boxes_stays() {
    List<Candidate> kept =
        Suppression.best(List.of(box(1, 0, 10, 0.6), box(0, 0, 10, 0.9), box(40, 0, 10, 0.5)), 0.3);
    assertThat(kept).extracting(Candidate::score).containsExactly(0.9, 0.5);
  }

  @Test
  void blending_weights_boxes_and_eyes_by_score() {
    List<Candidate> blended =
        Suppression.blend(List.of(box(0, 0, 10, 0.9), box(1, 0, 10, 0.6)), 0.3);
    assertThat(blended).hasSize(1);
    Candidate face = blended.get(0);
    assertThat(face.score()).isEqualTo(0.9);
    assertThat(face.x1()).isCloseTo(0.4, within(1e-12));
    assertThat(face.eyes().get(0).x()).isCloseTo(2.9, within(1e-12));
  }

  @Test
  void weak_members_do_not_move_a_firm_box() {
    List<Candidate> blended =
        Suppression.blend(List.of(box(0, 0, 10, 0.9), box(2, 0, 10, 0.3)), 0.3);
    assertThat(blended).singleElement().extracting(Candidate::x1).isEqualTo(0.0);
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(Suppression.blend(List.of(), 0.3)).isEmpty();
  }

  @Test
  void roll_is_the_angle_of_the_eyes() {
    List<Point> eyes = List.of(new Point(0, 0), new Point(10, 10));
    assertThat(new Candidate(0, 0, 10, 10, 1, eyes).roll()).isCloseTo(Math.PI / 4, within(1e-12));
    assertThat(new Candidate(0, 0, 10, 10, 1, List.of()).roll()).isZero();
  }
}
