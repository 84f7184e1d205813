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
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Searches beside writes: nothing half-written, nothing of strangers, nothing lost. */
class InMemoryDescriptorIndexConcurrencyTest {
  private static final int V = 1002;
  private static final UUID ACCOUNT = new UUID(1, 1);
  private static final Descriptor A = Descriptors.random(V, 1);
  private static final Descriptor B = Descriptors.random(V, 2);

  @Test
  void a_row_that_is_rewritten_all_the_time_is_always_seen_whole() throws Exception {
    UUID face = new UUID(3, 1);
    try (InMemoryDescriptorIndex index = new InMemoryDescriptorIndex("auto", 2, 64)) {
      index.put(entry(face, ACCOUNT, 0, A));
      whileWriting(
          i -> index.put(entry(face, ACCOUNT, i + 1L, i % 2 == 0 ? B : A)),
          () -> {
            // Half of one and half of the other would be similar to neither.
            List<Match> a = search(index, A, ACCOUNT, null);
            assertThat(a).hasSize(1);
            assertThat(a.getFirst().similarity())
                .isIn(1.0, dev.perigee.descriptor.Similarity.of(A, B));
          });
    }
  }

  @Test
  void a_place_that_changes_hands_is_never_shown_to_the_wrong_account() throws Exception {
    UUID mine = new UUID(3, 1);
    UUID theirs = new UUID(3, 2);
    UUID them = new UUID(1, 2);
    try (InMemoryDescriptorIndex index = new InMemoryDescriptorIndex("auto", 2, 64)) {
      whileWriting(
          i -> {
            index.put(entry(mine, ACCOUNT, 2L * i, A));
            index.remove(IndexOrigin.FACE, mine, 2L * i + 1);
            index.put(entry(theirs, them, 2L * i, A));
            index.remove(IndexOrigin.FACE, theirs, 2L * i + 1);
          },
          () -> {
            assertThat(search(index, A, ACCOUNT, null))
                .extracting(Match::id)
                .doesNotContain(theirs);
            assertThat(search(index, A, null, Set.of(mine)))
                .extracting(Match::id)
                .doesNotContain(theirs);
          });
    }
  }

  @Test
  void faces_that_stay_are_found_whatever_happens_around_them() throws Exception {
    try (InMemoryDescriptorIndex index = new InMemoryDescriptorIndex("auto", 2, 64)) {
      for (int i = 0; i < 3000; i++) {
        index.put(entry(new UUID(3, i), ACCOUNT, 0, i == 1777 ? A : B));
      }
      whileWriting(
          i -> {
            UUID other = new UUID(4, i % 2000);
            if (i % 3 == 0) {
              index.remove(IndexOrigin.FACE, other, i);
            } else {
              index.put(entry(other, ACCOUNT, i, Descriptors.random(V, i % 100 + 10)));
            }
          },
          () ->
              assertThat(search(index, A, ACCOUNT, null))
                  .startsWith(new Match(new UUID(3, 1777), 1.0)));
    }
  }

  @Test
  void writers_side_by_side_lose_nothing() throws Exception {
    NaiveIndex naive = new NaiveIndex();
    try (InMemoryDescriptorIndex index = new InMemoryDescriptorIndex("auto", 2, 64);
        ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        long seed = w;
        running.add(
            writers.submit(
                () -> {
                  Random random = new Random(seed);
                  for (int i = 0; i < 5000; i++) {
                    write(random, naive, index);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }

      assertThat(index.statistics().descriptors()).isEqualTo(naive.descriptors());
      assertThat(index.fingerprint()).isEqualTo(naive.fingerprint());
    }
  }

  /** Unique revisions: whichever order two writers come in, the higher one wins in both. */
  private static void write(Random random, NaiveIndex naive, InMemoryDescriptorIndex index) {
    UUID face = new UUID(3, random.nextInt(500));
    long revision = random.nextLong();
    if (random.nextInt(3) == 0) {
      index.remove(IndexOrigin.FACE, face, revision);
      synchronized (naive) {
        naive.remove(IndexOrigin.FACE, face, revision);
      }
    } else {
      IndexEntry entry = entry(face, ACCOUNT, revision, Descriptors.random(V, random.nextInt(99)));
      index.put(entry);
      synchronized (naive) {
        naive.put(entry);
      }
    }
  }

  private interface Write {
    void run(int i);
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void whileWriting(Write write, Check check) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
      Callable<Integer> writing =
          () -> {
            int i = 0;
            while (!stop.get()) {
              write.run(i++);
            }
            return i;
          };
      Future<Integer> written = writer.submit(writing);
      try {
        for (int i = 0; i < 2000; i++) {
          check.run();
        }
      } finally {
        stop.set(true);
      }
      assertThat(written.get()).isPositive();
    }
  }

  private static List<Match> search(
      InMemoryDescriptorIndex index, Descriptor reference, UUID account, Set<UUID> faces)
      throws Exception {
    return index
        .search(
            new IndexQuery(reference, Candidates.of(IndexOrigin.FACE, account).among(faces), 3, 0))
        .toCompletableFuture()
        .get();
  }

  private static IndexEntry entry(UUID face, UUID account, long revision, Descriptor descriptor) {
    return new IndexEntry(
        IndexOrigin.FACE, face, account, revision, 1, List.of(descriptor), Set.of());
  }
}
