package dev.perigee.vision.internal.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {

  private static Candidate box(double x1, double y1, double x2, double y2) {
    return new Candidate(x1, y1, x2, y2, 1, List.of());
  }

  @Test
  void a_face_belongs_to_the_body_whose_head_it_is_nearest_to() {
    Candidate left = box(0, 0, 100, 300);
    Candidate right = box(60, 0, 160, 300);
    assertThat(People.faces(List.of(left, right), List.of(box(95, 10, 125, 40))))
        .containsExactly(-1, 0);
  }

  @Test
  void a_body_has_one_face_and_a_face_one_body() {
    Candidate body = box(0, 0, 100, 300);
    Candidate large = box(30, 10, 70, 50);
    Candidate small = box(40, 60, 60, 80);
    int[] faces = People.faces(List.of(body), List.of(large, small));
    assertThat(faces).containsExactly(0);
    assertThat(People.heads(List.of(body), List.of(large, small), faces)).hasSize(2);
  }

  @Test
  void a_face_at_the_feet_is_not_that_of_the_body() {
    assertThat(People.faces(List.of(box(0, 0, 100, 300)), List.of(box(40, 250, 60, 270))))
        .containsExactly(-1);
  }

  @Test
  void a_body_without_a_face_counts_with_the_place_of_its_head() {
    Candidate body = box(0, 100, 100, 300);
    assertThat(People.heads(List.of(body), List.of(), new int[] {-1}))
        .containsExactly(new Point(50, 116));
  }
}
