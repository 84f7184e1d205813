package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.descriptor.NaiveIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random histories of writes and searches, compared with the naive scan. */
class InMemoryDescriptorIndexPropertyTest {
  private static final int[] VERSIONS = {1002, 1001, 116};

  @Property(tries = 40)
  void it_answers_as_the_naive_scan_does(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int faces,
      @ForAll @IntRange(min = 1, max = 500) int writes)
      throws Exception {
    Random random = new Random(seed);
    NaiveIndex naive = new NaiveIndex();
    try (InMemoryDescriptorIndex index = new InMemoryDescriptorIndex("auto", 2, 16)) {
      for (int i = 0; i < writes; i++) {
        write(random, faces, naive, index);
      }

      assertThat(index.statistics().descriptors()).isEqualTo(naive.descriptors());
      assertThat(index.fingerprint()).isEqualTo(naive.fingerprint());
      for (int i = 0; i < 20; i++) {
        IndexQuery query = query(random, faces);
        assertThat(index.search(query).toCompletableFuture().get()).isEqualTo(naive.search(query));
      }
    }
  }

  private static void write(
      Random random, int faces, NaiveIndex naive, InMemoryDescriptorIndex index) {
    IndexOrigin origin = IndexOrigin.values()[random.nextInt(2)];
    UUID face = face(random, faces);
    long revision = random.nextInt(20);
    if (random.nextInt(4) == 0) {
      naive.remove(origin, face, revision);
      index.remove(origin, face, revision);
      return;
    }
    List<Descriptor> descriptors = new ArrayList<>();
    for (int version : VERSIONS) {
      if (random.nextInt(3) > 0) {
        descriptors.add(Descriptors.random(version, random.nextInt(40))); // many ties
      }
    }
    Set<UUID> lists = new HashSet<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      lists.add(new UUID(2, random.nextInt(3)));
    }
    IndexEntry entry =
        new IndexEntry(
            origin,
            face,
            new UUID(1, random.nextInt(2)),
            revision,
            random.nextInt(3),
            descriptors,
            lists);
    naive.put(entry);
    index.put(entry);
  }

  private static IndexQuery query(Random random, int faces) {
    Set<UUID> ids = null;
    if (random.nextInt(3) == 0) {
      ids = new HashSet<>();
      for (int i = random.nextInt(50); i >= 0; i--) {
        ids.add(face(random, faces));
      }
    }
    return new IndexQuery(
        Descriptors.random(VERSIONS[random.nextInt(3)], random.nextInt(60)),
        candidates(random, ids),
        1 + random.nextInt(20),
        random.nextBoolean() ? 0 : random.nextDouble());
  }

  private static Candidates candidates(Random random, Set<UUID> ids) {
    Candidates wanted =
        Candidates.of(
                IndexOrigin.values()[random.nextInt(2)],
                random.nextBoolean() ? null : new UUID(1, random.nextInt(3)))
            .among(ids);
    if (random.nextBoolean()) {
      wanted = wanted.inGroup(new UUID(2, random.nextInt(4)));
    } else if (random.nextInt(3) == 0) {
      wanted = wanted.inAnyGroup(Set.of(new UUID(2, 0), new UUID(2, 1 + random.nextInt(3))));
    }
    return random.nextInt(3) > 0 ? wanted : wanted.createdBetween(1, 2 + random.nextInt(2));
  }

  private static UUID face(Random random, int faces) {
    return new UUID(random.nextInt(2) == 0 ? 0 : -1, random.nextInt(faces));
  }
}
