package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopCandidatesTest {
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID UPPER = new UUID(-1, 0); // ffffffff-…: last as PostgreSQL sorts

  @Test
  void a_better_one_pushes_the_worst_out() {
    TopCandidates top = new TopCandidates(1, -1);

    top.offer(new Candidate(0.1, 5, A));
    top.offer(new Candidate(0.2, 1, B));

    assertThat(top.ranked()).extracting(Candidate::id).containsExactly(B);
  }

  @Test
  void of_equal_ones_the_newer_stays() {
    TopCandidates top = new TopCandidates(1, -1);

    top.offer(new Candidate(0.1, 5, A));
    top.offer(new Candidate(0.1, 6, B));

    assertThat(top.ranked()).extracting(Candidate::id).containsExactly(B);
  }

  @Test
  void of_equal_and_equally_old_ones_the_smaller_id_stays() {
    TopCandidates top = new TopCandidates(1, -1);

    top.offer(new Candidate(0.1, 5, UPPER));
    top.offer(new Candidate(0.1, 5, A));

    assertThat(top.ranked()).extracting(Candidate::id).containsExactly(A);
  }

  @Test
  void the_floor_is_the_worst_kept_once_it_is_full() {
    TopCandidates top = new TopCandidates(2, 0.05);

    top.offer(new Candidate(0.3, 1, A));
    assertThat(top.floor()).isEqualTo(0.05);
    top.offer(new Candidate(0.2, 1, B));
    assertThat(top.floor()).isEqualTo(0.2);
  }

  @Test
  void one_below_the_least_score_is_not_kept() {
    TopCandidates top = new TopCandidates(2, 0.5);

    top.offer(new Candidate(0.4, 1, A));

    assertThat(top.ranked()).isEmpty();
  }

  @Test
  void a_face_met_twice_is_named_once() {
    TopCandidates top = new TopCandidates(3, -1);

    top.offer(new Candidate(0.4, 1, A));
    top.offer(new Candidate(0.5, 1, A));

    assertThat(top.ranked()).containsExactly(new Candidate(0.5, 1, A));
  }
}
