package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.DescriptorIndex.Match;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.work.OverloadedException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link DescriptorIndex} promises. */
public abstract class DescriptorIndexContract {
  protected static final UUID ACCOUNT = new UUID(1, 1);
  protected static final UUID OTHER_ACCOUNT = new UUID(1, 2);
  protected static final UUID LIST = new UUID(2, 1);
  protected static final UUID OTHER_LIST = new UUID(2, 2);
  protected static final UUID FACE = new UUID(3, 1);
  protected static final UUID OTHER_FACE = new UUID(3, 2);
  private static final int V = DescriptorVersions.FACE_512;
  private static final Descriptor REFERENCE = Descriptors.random(V, 1);

  private DescriptorIndex index;

  /** An empty index with the given number of threads and of searches that may wait. */
  protected abstract DescriptorIndex newIndex(int threads, int queue);

  protected abstract void close(DescriptorIndex index);

  @BeforeEach
  void open() {
    index = newIndex(2, 16);
  }

  @AfterEach
  void close() {
    close(index);
  }

  @Test
  void an_empty_index_finds_nothing() throws Exception {
    assertThat(find(REFERENCE)).isEmpty();
  }

  @Test
  void a_face_is_found_as_soon_as_put_returns() throws Exception {
    index.put(face(FACE, 1).build());

    assertThat(find(REFERENCE)).containsExactly(new Match(FACE, 1.0));
  }

  @Test
  void a_removed_face_is_not_found() throws Exception {
    index.put(face(FACE, 1).build());
    index.remove(IndexOrigin.FACE, FACE, 2);

    assertThat(find(REFERENCE)).isEmpty();
    assertThat(index.statistics().descriptors()).isZero();
  }

  @Test
  void removing_an_unknown_face_does_nothing() throws Exception {
    index.put(face(FACE, 1).build());
    index.remove(IndexOrigin.FACE, OTHER_FACE, 1);

    assertThat(find(REFERENCE)).hasSize(1);
  }

  @Test
  void the_place_of_a_removed_face_serves_another() throws Exception {
    index.put(face(FACE, 1).lists(LIST).build());
    index.remove(IndexOrigin.FACE, FACE, 2);
    long before = index.statistics().bytes();
    index.put(face(OTHER_FACE, 1).account(OTHER_ACCOUNT).lists(OTHER_LIST).build());

    assertThat(index.statistics().bytes()).isLessThan(before + 2_000);
    assertThat(find(REFERENCE)).extracting(Match::id).containsExactly(OTHER_FACE);
    assertThat(find(query().list(LIST))).isEmpty();
    assertThat(find(query().account(ACCOUNT))).isEmpty();
  }

  @Test
  void the_best_come_first() throws Exception {
    double[] cosines = {0.2, 0.9, 0.5, 0.7};
    for (int i = 0; i < cosines.length; i++) {
      index.put(face(new UUID(3, i), 1).descriptors(Descriptors.near(V, 1, cosines[i])).build());
    }

    assertThat(find(query().limit(3)))
        .extracting(match -> match.id().getLeastSignificantBits())
        .containsExactly(1L, 3L, 2L);
  }

  @Test
  void the_limit_bounds_the_answer() throws Exception {
    for (int i = 0; i < 10; i++) {
      index.put(face(new UUID(3, i), 1).descriptors(Descriptors.random(V, i)).build());
    }

    assertThat(find(query().limit(4))).hasSize(4);
  }

  @Test
  void of_equally_similar_faces_the_newer_comes_first() throws Exception {
    index.put(face(FACE, 1).created(100).build());
    index.put(face(OTHER_FACE, 1).created(200).build());

    assertThat(find(REFERENCE)).extracting(Match::id).containsExactly(OTHER_FACE, FACE);
  }

  @Test
  void of_equally_similar_and_equally_old_faces_the_smaller_id_comes_first() throws Exception {
    UUID last = UUID.fromString("ffffffff-0000-4000-8000-000000000000");
    index.put(face(last, 1).build());
    index.put(face(FACE, 1).build());

    assertThat(find(REFERENCE)).extracting(Match::id).containsExactly(FACE, last);
  }

  @Test
  void ties_beyond_the_limit_are_cut_by_age() throws Exception {
    for (int i = 0; i < 50; i++) {
      index.put(face(new UUID(3, i), 1).created(i * 37 % 50).build());
    }

    assertThat(find(query().limit(3)))
        .extracting(match -> match.id().getLeastSignificantBits() * 37 % 50)
        .containsExactly(49L, 48L, 47L);
  }

  @Test
  void a_face_exactly_at_the_threshold_is_found() throws Exception {
    Descriptor near = Descriptors.near(V, 1, 0.5);
    index.put(face(FACE, 1).descriptors(near).build());
    double similarity = Similarity.of(near, REFERENCE);

    assertThat(find(query().threshold(similarity))).hasSize(1);
    assertThat(find(query().threshold(Math.nextUp(similarity)))).isEmpty();
  }

  @Test
  void threshold_one_finds_identical_bytes_only() throws Exception {
    index.put(face(FACE, 1).build());
    index.put(face(OTHER_FACE, 1).descriptors(Descriptors.near(V, 1, 0.999)).build());

    assertThat(find(query().threshold(1))).extracting(Match::id).containsExactly(FACE);
  }

  @Test
  void without_a_threshold_opposite_faces_are_found_too() throws Exception {
    index.put(face(FACE, 1).descriptors(Descriptors.near(V, 1, -1)).build());

    assertThat(find(REFERENCE)).hasSize(1);
  }

  @Test
  void only_the_asked_account_is_seen() throws Exception {
    index.put(face(FACE, 1).build());
    index.put(face(OTHER_FACE, 1).account(OTHER_ACCOUNT).build());

    assertThat(find(query().account(OTHER_ACCOUNT)))
        .extracting(Match::id)
        .containsExactly(OTHER_FACE);
    assertThat(find(query().account(new UUID(1, 3)))).isEmpty();
  }

  @Test
  void only_members_of_the_asked_list_are_seen() throws Exception {
    index.put(face(FACE, 1).lists(LIST, OTHER_LIST).build());
    index.put(face(OTHER_FACE, 1).lists(OTHER_LIST).build());

    assertThat(find(query().list(LIST))).extracting(Match::id).containsExactly(FACE);
    assertThat(find(query().list(OTHER_LIST))).hasSize(2);
    assertThat(find(query().list(new UUID(2, 3)))).isEmpty();
  }

  @Test
  void a_list_of_another_account_gives_nothing() throws Exception {
    index.put(face(FACE, 1).lists(LIST).build());

    assertThat(find(query().account(OTHER_ACCOUNT).list(LIST))).isEmpty();
  }

  @Test
  void a_member_of_any_of_the_asked_groups_is_seen() throws Exception {
    UUID third = new UUID(3, 3);
    index.put(face(FACE, 1).lists(LIST).build());
    index.put(face(OTHER_FACE, 1).lists(OTHER_LIST).build());
    index.put(face(third, 1).lists(new UUID(2, 3)).build());

    assertThat(
            find(
                query()
                    .candidates(
                        Candidates.of(IndexOrigin.FACE, ACCOUNT)
                            .inAnyGroup(Set.of(LIST, OTHER_LIST)))))
        .extracting(Match::id)
        .containsExactly(FACE, OTHER_FACE);
    assertThat(find(query().candidates(Candidates.of(IndexOrigin.FACE, null).inAnyGroup(Set.of()))))
        .isEmpty();
  }

  @Test
  void events_and_faces_do_not_see_each_other() throws Exception {
    index.put(face(FACE, 1).build());
    index.put(face(FACE, 3).origin(IndexOrigin.EVENT).created(7).build());
    index.put(face(OTHER_FACE, 1).origin(IndexOrigin.EVENT).created(8).build());

    assertThat(find(REFERENCE)).extracting(Match::id).containsExactly(FACE);
    assertThat(find(events())).extracting(Match::id).containsExactly(OTHER_FACE, FACE);
    index.remove(IndexOrigin.EVENT, FACE, 4);
    assertThat(find(REFERENCE)).hasSize(1);
    assertThat(find(events())).hasSize(1);
  }

  @Test
  void an_event_is_found_by_its_face_and_by_its_body() throws Exception {
    Descriptor body = Descriptors.random(116, 4);
    index.put(face(FACE, 1).origin(IndexOrigin.EVENT).descriptors(REFERENCE, body).build());

    assertThat(find(events())).hasSize(1);
    assertThat(find(events().reference(body))).containsExactly(new Match(FACE, 1.0));
  }

  @Test
  void only_what_was_created_in_the_asked_time_is_seen() throws Exception {
    for (int i = 0; i < 10; i++) {
      index.put(face(new UUID(3, i), 1).origin(IndexOrigin.EVENT).created(100 + i).build());
    }

    assertThat(
            find(
                query()
                    .candidates(
                        Candidates.of(IndexOrigin.EVENT, ACCOUNT).createdBetween(103, 106))))
        .extracting(match -> match.id().getLeastSignificantBits())
        .containsExactly(5L, 4L, 3L);
    assertThat(
            find(
                query()
                    .candidates(
                        Candidates.of(IndexOrigin.EVENT, ACCOUNT)
                            .createdBetween(200, Long.MAX_VALUE))))
        .isEmpty();
  }

  @Test
  void what_was_created_before_a_time_can_be_forgotten_at_once() throws Exception {
    for (int i = 0; i < 10; i++) {
      index.put(
          face(new UUID(3, i), 1)
              .origin(IndexOrigin.EVENT)
              .account(i % 2 == 0 ? ACCOUNT : OTHER_ACCOUNT)
              .created(100 + i)
              .build());
    }
    index.put(face(FACE, 1).build());

    assertThat(index.removeCreatedBefore(IndexOrigin.EVENT, ACCOUNT, 104)).isEqualTo(2);
    assertThat(find(events().limit(20))).hasSize(8);
    assertThat(index.removeCreatedBefore(IndexOrigin.EVENT, null, 104)).isEqualTo(2);
    assertThat(find(events().limit(20))).hasSize(6);
    assertThat(find(REFERENCE)).hasSize(1);
  }

  @Test
  void statistics_tell_origins_and_versions_apart() {
    index.put(face(FACE, 1).descriptors(REFERENCE, Descriptors.random(59, 4)).build());
    index.put(face(FACE, 1).origin(IndexOrigin.EVENT).build());

    assertThat(index.statistics().partitions())
        .extracting(p -> p.origin() + " " + p.version() + " " + p.descriptors())
        .containsExactlyInAnyOrder("FACE 1001 1", "FACE 59 1", "EVENT 1001 1");
    assertThat(index.statistics().partitions()).allMatch(p -> p.bytes() > 512);
  }

  @Test
  void changed_lists_take_effect_at_once() throws Exception {
    index.put(face(FACE, 1).lists(LIST).build());
    index.put(face(FACE, 2).lists(OTHER_LIST).build());

    assertThat(find(query().list(LIST))).isEmpty();
    assertThat(find(query().list(OTHER_LIST))).hasSize(1);
  }

  @Test
  void only_the_asked_faces_are_seen() throws Exception {
    index.put(face(FACE, 1).build());
    index.put(face(OTHER_FACE, 1).build());

    assertThat(find(query().faces(Set.of(OTHER_FACE, new UUID(3, 9)))))
        .extracting(Match::id)
        .containsExactly(OTHER_FACE);
    assertThat(find(query().faces(Set.of()))).isEmpty();
  }

  @Test
  void asked_faces_of_another_account_are_not_seen() throws Exception {
    index.put(face(FACE, 1).account(OTHER_ACCOUNT).build());

    assertThat(find(query().account(ACCOUNT).faces(Set.of(FACE)))).isEmpty();
  }

  @Test
  void only_descriptors_of_the_references_version_are_seen() throws Exception {
    Descriptor foreign = Descriptors.random(59, 4);
    index.put(face(FACE, 1).descriptors(REFERENCE, foreign).build());
    index.put(face(OTHER_FACE, 1).build());

    assertThat(find(foreign)).containsExactly(new Match(FACE, 1.0));
    assertThat(find(Descriptors.random(60, 4))).isEmpty();
    assertThat(find(REFERENCE)).hasSize(2);
    assertThat(index.statistics().descriptors()).isEqualTo(3);
  }

  @Test
  void a_version_that_a_later_put_leaves_out_is_forgotten() throws Exception {
    Descriptor foreign = Descriptors.random(59, 4);
    index.put(face(FACE, 1).descriptors(REFERENCE, foreign).build());
    index.put(face(FACE, 2).descriptors(foreign).build());

    assertThat(find(REFERENCE)).isEmpty();
    assertThat(find(foreign)).hasSize(1);
  }

  @Test
  void a_face_put_without_descriptors_is_not_found() throws Exception {
    index.put(face(FACE, 1).build());
    index.put(face(FACE, 2).descriptors().build());

    assertThat(find(REFERENCE)).isEmpty();
  }

  @Test
  void an_older_put_after_a_newer_one_is_ignored() throws Exception {
    index.put(face(FACE, 5).lists(LIST).build());
    index.put(face(FACE, 4).lists(OTHER_LIST).descriptors(Descriptors.random(59, 1)).build());

    assertThat(find(query().list(LIST))).hasSize(1);
    assertThat(find(Descriptors.random(59, 1))).isEmpty();
  }

  @Test
  void an_older_put_after_a_newer_remove_is_ignored() throws Exception {
    index.remove(IndexOrigin.FACE, FACE, 5);
    index.put(face(FACE, 4).build());

    assertThat(find(REFERENCE)).isEmpty();
  }

  @Test
  void an_older_remove_after_a_newer_put_is_ignored() throws Exception {
    index.put(face(FACE, 5).build());
    index.remove(IndexOrigin.FACE, FACE, 4);

    assertThat(find(REFERENCE)).hasSize(1);
  }

  @Test
  void an_older_put_after_a_newer_one_without_descriptors_is_ignored() throws Exception {
    index.put(face(FACE, 5).descriptors().build());
    index.put(face(FACE, 4).build());

    assertThat(find(REFERENCE)).isEmpty();
  }

  @Test
  void a_newer_put_after_a_remove_is_applied() throws Exception {
    index.remove(IndexOrigin.FACE, FACE, 5);
    index.put(face(FACE, 6).build());

    assertThat(find(REFERENCE)).hasSize(1);
  }

  @Test
  void the_same_put_twice_is_as_good_as_once() throws Exception {
    index.put(face(FACE, 1).build());
    index.put(face(FACE, 1).build());

    assertThat(find(REFERENCE)).hasSize(1);
    assertThat(index.statistics().descriptors()).isEqualTo(1);
  }

  @Test
  void the_index_keeps_no_array_of_the_caller() throws Exception {
    byte[] components = REFERENCE.components().clone();
    index.put(face(FACE, 1).descriptors(new Descriptor(V, components)).build());
    components[0] ^= 0x7F;

    assertThat(find(REFERENCE)).containsExactly(new Match(FACE, 1.0));
  }

  @Test
  void the_fingerprint_is_that_of_the_entries_held() {
    IndexEntry one = face(FACE, 1).lists(LIST).descriptors(REFERENCE).build();
    IndexEntry two = face(OTHER_FACE, 7).descriptors(Descriptors.random(46, 2)).build();
    index.put(two);
    index.put(face(FACE, 0).lists(OTHER_LIST).build());
    index.put(one);

    assertThat(index.fingerprint()).isEqualTo(IndexFingerprint.EMPTY.plus(one).plus(two));
  }

  @Test
  void a_descriptor_of_the_wrong_length_is_refused() {
    IndexEntry broken = face(FACE, 1).descriptors(new Descriptor(V, new byte[100])).build();

    assertThatThrownBy(() -> index.put(broken)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_unknown_version_is_refused() {
    IndexEntry unknown = face(FACE, 1).descriptors(new Descriptor(7, new byte[512])).build();

    assertThatThrownBy(() -> index.put(unknown)).isInstanceOf(ApiException.class);
  }

  @Test
  void a_full_queue_is_told_at_once() {
    DescriptorIndex narrow = newIndex(1, 1);
    CountDownLatch release = new CountDownLatch(1);
    try {
      narrow.put(face(FACE, 1).build());
      for (int i = 0; i < 2; i++) { // one runs, one waits
        narrow.search(query().faces(new BlockingSet(release)).build());
      }
      CompletionStage<List<Match>> tooMany = narrow.search(query().build());

      assertThatThrownBy(() -> tooMany.toCompletableFuture().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(OverloadedException.class);
    } finally {
      release.countDown();
      close(narrow);
    }
  }

  private List<Match> find(Descriptor reference) throws Exception {
    return find(query().reference(reference));
  }

  private List<Match> find(QueryBuilder query) throws Exception {
    return index.search(query.build()).toCompletableFuture().get();
  }

  private static EntryBuilder face(UUID id, long revision) {
    return new EntryBuilder(id, revision);
  }

  private static QueryBuilder events() {
    return query().candidates(Candidates.of(IndexOrigin.EVENT, null));
  }

  private static QueryBuilder query() {
    return new QueryBuilder();
  }

  private static final class EntryBuilder {
    private final UUID id;
    private final long revision;
    private IndexOrigin origin = IndexOrigin.FACE;
    private UUID account = ACCOUNT;
    private long created = 1;
    private List<Descriptor> descriptors = List.of(REFERENCE);
    private Set<UUID> lists = Set.of();

    EntryBuilder(UUID id, long revision) {
      this.id = id;
      this.revision = revision;
    }

    EntryBuilder account(UUID value) {
      account = value;
      return this;
    }

    EntryBuilder origin(IndexOrigin value) {
      origin = value;
      return this;
    }

    EntryBuilder created(long value) {
      created = value;
      return this;
    }

    EntryBuilder descriptors(Descriptor... values) {
      descriptors = List.of(values);
      return this;
    }

    EntryBuilder lists(UUID... values) {
      lists = Set.of(values);
      return this;
    }

    IndexEntry build() {
      return new IndexEntry(origin, id, account, revision, created, descriptors, lists);
    }
  }

  private static final class QueryBuilder {
    private Descriptor reference = REFERENCE;
    private Candidates candidates = Candidates.of(IndexOrigin.FACE, null);
    private int limit = 10;
    private double threshold;

    QueryBuilder reference(Descriptor value) {
      reference = value;
      return this;
    }

    QueryBuilder account(UUID value) {
      return candidates(
          new Candidates(
              candidates.origin(),
              value,
              candidates.groupIds(),
              candidates.ids(),
              candidates.createdFrom(),
              candidates.createdUntil()));
    }

    QueryBuilder candidates(Candidates value) {
      candidates = value;
      return this;
    }

    QueryBuilder list(UUID value) {
      return candidates(candidates.inGroup(value));
    }

    QueryBuilder faces(Set<UUID> value) {
      return candidates(candidates.among(value));
    }

    QueryBuilder limit(int value) {
      limit = value;
      return this;
    }

    QueryBuilder threshold(double value) {
      threshold = value;
      return this;
    }

    IndexQuery build() {
      return new IndexQuery(reference, candidates, limit, threshold);
    }
  }

  /** Holds the thread that reads it until it is released. */
  private static final class BlockingSet extends java.util.AbstractSet<UUID> {
    private final CountDownLatch release;

    BlockingSet(CountDownLatch release) {
      this.release = release;
    }

    @Override
    public Iterator<UUID> iterator() {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return List.<UUID>of().iterator();
    }

    @Override
    public int size() {
      return 0;
    }
  }
}
