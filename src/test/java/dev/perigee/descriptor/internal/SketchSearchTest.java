package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.DescriptorIndex.Match;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.descriptor.NaiveIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches large enough for the coarse pass. */
class SketchSearchTest {
  private static final int V = 1001;
  private static final int FACES = 18_000;
  private static final UUID ACCOUNT = new UUID(1, 1);
  private static final UUID OTHER_ACCOUNT = new UUID(1, 2);
  private static final UUID LIST = new UUID(2, 1);

  private InMemoryDescriptorIndex index;
  private NaiveIndex naive;

  @BeforeEach
  void open() {
    index = new InMemoryDescriptorIndex("auto", 2, 64);
    naive = new NaiveIndex();
    for (int i = 0; i < FACES; i++) {
      put(new UUID(3, i), ACCOUNT, Descriptors.random(V, i % 4500), 1, i % 8 == 0);
    }
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void large_searches_take_the_coarse_pass_and_small_or_exact_ones_do_not() throws Exception {
    Candidates all = Candidates.of(IndexOrigin.FACE, ACCOUNT);
    Descriptor reference = Descriptors.random(V, 5);

    search(new IndexQuery(reference, all, 10, 0));
    assertThat(index.statistics().searches().coarse()).isEqualTo(1);
    search(new IndexQuery(reference, all, 10, 0, true));
    search(new IndexQuery(reference, all.inGroup(LIST), 10, 0));
    search(new IndexQuery(reference, all.among(Set.of(new UUID(3, 5))), 10, 0));
    assertThat(index.statistics().searches().coarse()).isEqualTo(1);
    assertThat(index.statistics().searches().count()).isEqualTo(4);
  }

  @Test
  void whatever_is_answered_has_the_exact_similarity_and_order() throws Exception {
    for (int i = 0; i < 6; i++) {
      IndexQuery query =
          new IndexQuery(
              Descriptors.near(V, i, 0.7), Candidates.of(IndexOrigin.FACE, ACCOUNT), 10, 0.9);

      assertThat(search(query)).isEqualTo(naive.search(query)).hasSize(4);
    }
  }

  @Test
  void an_exact_search_answers_as_the_naive_scan_does() throws Exception {
    for (int i = 0; i < 3; i++) {
      IndexQuery query =
          new IndexQuery(
              Descriptors.random(V, 9000 + i),
              Candidates.of(IndexOrigin.FACE, ACCOUNT),
              50,
              0,
              true);

      assertThat(search(query)).isEqualTo(naive.search(query));
    }
  }

  @Test
  void writes_are_seen_at_once() throws Exception {
    UUID face = new UUID(4, 1);
    Descriptor descriptor = Descriptors.random(V, 77_777);

    put(face, ACCOUNT, descriptor, 1, false);
    assertThat(best(descriptor, ACCOUNT)).isEqualTo(new Match(face, 1.0));
    put(face, ACCOUNT, Descriptors.random(V, 77_778), 2, false);
    assertThat(best(descriptor, ACCOUNT).id()).isNotEqualTo(face);
    assertThat(best(Descriptors.random(V, 77_778), ACCOUNT)).isEqualTo(new Match(face, 1.0));
    index.remove(IndexOrigin.FACE, face, 3);
    assertThat(best(Descriptors.random(V, 77_778), ACCOUNT).id()).isNotEqualTo(face);
  }

  @Test
  void the_place_of_a_removed_face_has_the_sketch_of_the_next() throws Exception {
    for (int i = 0; i < 2000; i++) {
      index.remove(IndexOrigin.FACE, new UUID(3, i), 2);
    }
    Descriptor descriptor = Descriptors.random(V, 88_888);
    put(new UUID(4, 2), OTHER_ACCOUNT, descriptor, 1, false);

    assertThat(best(descriptor, ACCOUNT).similarity()).isLessThan(1);
    for (int i = 1; i < 18_000; i++) {
      put(new UUID(5, i), OTHER_ACCOUNT, Descriptors.random(V, i % 100), 1, false);
    }
    assertThat(best(descriptor, OTHER_ACCOUNT)).isEqualTo(new Match(new UUID(4, 2), 1.0));
  }

  @Test
  void searches_that_go_through_memory_together_get_their_own_answers() throws Exception {
    Map<IndexQuery, CompletableFuture<List<Match>>> running = new HashMap<>();
    for (int i = 0; i < 24; i++) {
      IndexQuery query =
          new IndexQuery(
              Descriptors.near(V, i, 0.8),
              Candidates.of(IndexOrigin.FACE, i % 3 == 0 ? null : ACCOUNT),
              4,
              0.9,
              i % 4 == 0);
      running.put(query, index.search(query).toCompletableFuture());
    }

    for (var one : running.entrySet()) {
      assertThat(one.getValue().get()).isEqualTo(naive.search(one.getKey())).hasSize(4);
    }
  }

  @Property(tries = 2)
  void mates_in_the_exact_top_are_found(@ForAll long seed) throws Exception {
    try (InMemoryDescriptorIndex large = new InMemoryDescriptorIndex("auto", 2, 64)) {
      Random random = new Random(seed);
      List<Descriptor> rows = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        rows.add(clustered(random));
        large.put(entry(new UUID(3, i), ACCOUNT, rows.getLast(), 1, false));
      }
      int missed = 0;
      int reachable = 0;
      for (int i = 0; i < 100; i++) {
        Descriptor reference = between(rows.get(i), clustered(random));
        Candidates all = Candidates.of(IndexOrigin.FACE, ACCOUNT);
        UUID mate = new UUID(3, i);
        if (ids(large, new IndexQuery(reference, all, 100, 0, true)).contains(mate)) {
          reachable++;
          missed += ids(large, new IndexQuery(reference, all, 100, 0)).contains(mate) ? 0 : 1;
        }
      }
      assertThat(reachable).isGreaterThan(80);
      assertThat(missed).isZero();
    }
  }

  /** Some ninety dimensions that count, as real descriptors have. */
  private static Descriptor clustered(Random random) {
    float[] vector = new float[512];
    for (int axis = 0; axis < 300; axis++) {
      double weight = Math.exp(-axis / 95.0) * random.nextGaussian();
      for (int i = 0; i < 4; i++) { // each axis lies across four components
        vector[(axis * 4 + axis / 128 + i * (1 + axis / 128)) % 512] +=
            (float) (weight * ((axis >> i & 1) == 0 ? 1 : -1));
      }
    }
    return dev.perigee.descriptor.DescriptorVersions.get(V).quantise(vector);
  }

  /** Half way to a stranger: cosine about 0.7 minus what strangers share. */
  private static Descriptor between(Descriptor one, Descriptor other) {
    float[] vector = new float[512];
    for (int i = 0; i < 512; i++) {
      vector[i] = one.components()[i] * 0.65f + other.components()[i];
    }
    return dev.perigee.descriptor.DescriptorVersions.get(V).quantise(vector);
  }

  private static Set<UUID> ids(InMemoryDescriptorIndex index, IndexQuery query) throws Exception {
    Set<UUID> out = new HashSet<>();
    index.search(query).toCompletableFuture().get().forEach(match -> out.add(match.id()));
    return out;
  }

  private Match best(Descriptor reference, UUID account) throws Exception {
    return search(new IndexQuery(reference, Candidates.of(IndexOrigin.FACE, account), 1, 0))
        .getFirst();
  }

  private List<Match> search(IndexQuery query) throws Exception {
    return index.search(query).toCompletableFuture().get();
  }

  private void put(UUID id, UUID account, Descriptor descriptor, long revision, boolean listed) {
    IndexEntry entry = entry(id, account, descriptor, revision, listed);
    index.put(entry);
    naive.put(entry);
  }

  private static IndexEntry entry(
      UUID id, UUID account, Descriptor descriptor, long revision, boolean listed) {
    return new IndexEntry(
        IndexOrigin.FACE,
        id,
        account,
        revision,
        id.getLeastSignificantBits(),
        List.of(descriptor),
        listed ? Set.of(LIST) : Set.of());
  }
}
