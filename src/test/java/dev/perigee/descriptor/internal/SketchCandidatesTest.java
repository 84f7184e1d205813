package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SketchCandidatesTest {

  @Property(tries = 200)
  void the_best_and_what_ties_with_the_last_of_them_are_kept(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 50) int keep,
      @ForAll @IntRange(min = 0, max = 3000) int offers) {
    Random random = new Random(seed);
    int[] estimates = random.ints(offers, -100, 101).toArray();
    SketchCandidates candidates = new SketchCandidates(keep, 100);

    for (int row = 0; row < offers; row++) {
      candidates.offer(row, estimates[row]);
    }

    int[] sorted = Arrays.stream(estimates).sorted().toArray();
    int least = offers < keep ? -100 : sorted[offers - keep];
    assertThat(candidates.rows())
        .isEqualTo(IntStream.range(0, offers).filter(i -> estimates[i] >= least).toArray());
    assertThat(candidates.floor()).isEqualTo(least);
  }
}
