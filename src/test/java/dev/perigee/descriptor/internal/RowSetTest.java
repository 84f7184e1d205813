package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowSetTest {
  private static final int WINDOW_WORDS = 256;

  @Property(tries = 60)
  void it_equals_a_plain_set_after_any_sequence_of_adds_and_removes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6000) int grow,
      @ForAll @IntRange(min = 0, max = 6000) int shrink,
      @ForAll @IntRange(min = 64, max = 65_536) int range) {
    RowSet set = new RowSet();
    BitSet model = new BitSet();
    Random random = new Random(seed);

    for (int i = 0; i < grow; i++) {
      int row = random.nextInt(range);
      set.add(row);
      model.set(row);
    }
    for (int i = 0; i < shrink; i++) {
      int row = random.nextInt(range);
      set.remove(row);
      model.clear(row);
    }

    assertThat(set.size()).isEqualTo(model.cardinality());
    assertThat(copied(set)).isEqualTo(model);
  }

  @Property(tries = 60)
  void retaining_is_the_intersection_with_any_bits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int size) {
    RowSet set = new RowSet();
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      set.add(random.nextInt(Chunk.ROWS));
    }
    int firstWord = random.nextInt(4) * WINDOW_WORDS;
    long[] bits = random.longs(WINDOW_WORDS).toArray();
    long[] expected = new long[WINDOW_WORDS];
    set.copyTo(expected, firstWord);
    for (int i = 0; i < expected.length; i++) {
      expected[i] &= bits[i];
    }

    set.retainIn(bits, firstWord);

    assertThat(bits).isEqualTo(expected);
  }

  private static BitSet copied(RowSet set) {
    BitSet all = new BitSet();
    for (int window = 0; window < 4; window++) {
      long[] bits = new long[WINDOW_WORDS];
      set.copyTo(bits, window * WINDOW_WORDS);
      int first = window * WINDOW_WORDS * 64;
      BitSet.valueOf(bits).stream().forEach(row -> all.set(first + row));
    }
    return all;
  }
}
