package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    assertThat(candidates.rows(-100))
        .isEqualTo(IntStream.range(0, offers).filter(i -> estimates[i] >= least).toArray());
    assertThat(candidates.floor()).isEqualTo(least);
  }

  @Property(tries = 200)
  void of_the_parts_of_several_threads_the_best_of_all_are_left(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 50) int keep,
      @ForAll @IntRange(min = 1, max = 3) int threads,
      @ForAll @IntRange(min = 0, max = 3000) int offers) {
    Random random = new Random(seed);
    int[] estimates = random.ints(offers, -100, 101).toArray();
    List<SketchCandidates> parts =
        Stream.generate(() -> new SketchCandidates(keep, 100)).limit(threads).toList();

    for (int row = 0; row < offers; row++) {
      parts.get(random.nextInt(threads)).offer(row, estimates[row]);
    }

    int[] sorted = Arrays.stream(estimates).sorted().toArray();
    int least = offers < keep ? -100 : sorted[offers - keep];
    int[] left =
        parts.stream()
            .flatMapToInt(part -> Arrays.stream(part.rows(part.floorOfAll(parts))))
            .sorted()
            .toArray();
    assertThat(left)
        .isEqualTo(IntStream.range(0, offers).filter(i -> estimates[i] >= least).toArray());
  }
}
