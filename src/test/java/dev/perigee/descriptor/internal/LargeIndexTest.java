package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.DescriptorIndex.Match;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.descriptor.IndexOrigin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An index of several chunks, searched by several threads. */
class LargeIndexTest {
  private static final int FACES = 150_000; // three chunks, the last one partly filled
  private static final UUID ACCOUNT = new UUID(1, 1);
  private static final UUID EVEN = new UUID(2, 0);
  private static final UUID RARE = new UUID(2, 1);
  private static InMemoryDescriptorIndex index;

  @BeforeAll
  static void fill() {
    index = new InMemoryDescriptorIndex("auto", 4, 16);
    for (int i = 0; i < FACES; i++) {
      Set<UUID> lists = new HashSet<>();
      if (i % 2 == 0) {
        lists.add(EVEN);
      }
      if (i % 10_007 == 0) {
        lists.add(RARE);
      }
      index.put(
          new IndexEntry(
              IndexOrigin.FACE, new UUID(3, i), ACCOUNT, 1, i, List.of(descriptor(i)), lists));
    }
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @Test
  void every_chunk_is_searched() throws Exception {
    for (int i : new int[] {0, 65_535, 65_536, 131_071, 131_072, FACES - 1}) {
      assertThat(top(i, null, null)).isEqualTo(new Match(new UUID(3, i), 1.0));
    }
  }

  @Test
  void a_large_list_lets_its_members_through_and_nobody_else() throws Exception {
    assertThat(top(90_000, EVEN, null).id()).isEqualTo(new UUID(3, 90_000));
    assertThat(top(90_001, EVEN, null).id().getLeastSignificantBits()).isEven();
  }

  @Test
  void a_small_list_spread_over_all_chunks_is_found_completely() throws Exception {
    List<Match> all = index.search(query(5, RARE, null, 100)).toCompletableFuture().get();

    assertThat(all).hasSize(15);
    assertThat(all).allMatch(m -> m.id().getLeastSignificantBits() % 10_007 == 0);
  }

  @Test
  void ids_of_several_chunks_are_found_completely() throws Exception {
    Set<UUID> wanted = new HashSet<>();
    for (int i = 17; i < FACES; i += 1000) {
      wanted.add(new UUID(3, i));
    }

    List<Match> all = index.search(query(5, null, wanted, 1000)).toCompletableFuture().get();

    assertThat(all).extracting(Match::id).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void memory_per_descriptor_is_accounted_for() {
    long perRow = index.statistics().bytes() / FACES;

    assertThat(index.statistics().descriptors()).isEqualTo(FACES);
    assertThat(perRow).isBetween(128 + 36L, 128 + 120L);
  }

  private static Match top(int i, UUID list, Set<UUID> ids) throws Exception {
    return index.search(query(i, list, ids, 1)).toCompletableFuture().get().getFirst();
  }

  private static IndexQuery query(int i, UUID list, Set<UUID> ids, int limit) {
    return new IndexQuery(
        descriptor(i), Candidates.of(IndexOrigin.FACE, ACCOUNT).inGroup(list).among(ids), limit, 0);
  }

  /** Cheap, and different for every number. */
  private static Descriptor descriptor(int i) {
    byte[] components = Descriptors.random(1002, i % 97).components().clone();
    for (int bit = 0; bit < 20; bit++) {
      components[bit] = (byte) ((i >> bit & 1) == 0 ? -20 : 20);
    }
    return new Descriptor(1002, components);
  }
}
