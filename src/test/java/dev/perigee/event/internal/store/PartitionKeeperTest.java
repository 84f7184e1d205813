package dev.perigee.event.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.event.EventReader;
import dev.perigee.event.EventTarget;
import dev.perigee.event.Events;
import dev.perigee.event.NewEvent;
import dev.perigee.event.TestEvents;
import dev.perigee.platform.time.Times;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PartitionKeeperTest {
  @Inject PartitionKeeper keeper;
  @Inject Events events;
  @Inject EventReader reader;
  @Inject DescriptorIndex index;
  @Inject StoredDescriptors stored;
  @Inject Pool pool;

  private final UUID account = UUID.randomUUID();

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private boolean exists(NewEvent event) {
    return !await(reader.byIds(account, List.of(event.eventId()), Set.of(EventTarget.EVENT_ID)))
        .isEmpty();
  }

  private long partitions(String until) {
    return await(
            pool.query(
                    "SELECT count(*) FROM time_partition p JOIN pg_class c ON c.relname = p.name"
                        + " WHERE p.upper <= '"
                        + until
                        + "'")
                .execute())
        .iterator()
        .next()
        .getLong(0);
  }

  @Test
  void partitions_of_now_and_soon_are_there_before_any_event() {
    await(keeper.keep());

    Instant soon = Instant.now().plus(Duration.ofDays(7));
    assertThat(
            await(
                    pool.query(
                            "SELECT count(*) FROM time_partition WHERE upper > '"
                                + Times.format(soon)
                                + "' AND lower <= '"
                                + Times.format(soon)
                                + "'")
                        .execute())
                .iterator()
                .next()
                .getLong(0))
        .isEqualTo(3);
  }

  @Test
  void what_is_too_old_goes_with_its_partition_and_leaves_the_index() {
    NewEvent old = TestEvents.full(Times.parse("2005-06-07T00:00:00Z"));
    NewEvent young = TestEvents.full(Times.parse("2007-06-07T00:00:00Z"));
    await(events.save(account, List.of(old, young), true));
    long indexed = index.fingerprint().descriptors();
    assertThat(partitions("2006-01-01")).isPositive();

    await(keeper.dropBefore(Times.parse("2006-01-01T00:00:00Z")));

    assertThat(exists(old)).isFalse();
    assertThat(exists(young)).isTrue();
    assertThat(partitions("2006-01-01")).isZero();
    assertThat(index.fingerprint().descriptors()).isLessThan(indexed);
    assertThat(inIndex(old)).isFalse();
    assertThat(inIndex(young)).isTrue();
  }

  /** Whether a search for the descriptor of the event finds it. */
  private boolean inIndex(NewEvent event) {
    return index
        .search(
            new DescriptorIndex.IndexQuery(
                event.descriptors().getFirst(),
                Candidates.of(IndexOrigin.EVENT, account),
                10,
                0.99))
        .toCompletableFuture()
        .join()
        .stream()
        .anyMatch(match -> match.id().equals(event.eventId()));
  }

  @Test
  void an_event_of_a_dropped_time_gets_a_new_partition() {
    Instant time = Times.parse("2003-06-07T00:00:00Z");
    await(events.save(account, List.of(TestEvents.bare(time)), true));
    await(keeper.dropBefore(Times.parse("2004-01-01T00:00:00Z")));
    NewEvent again = TestEvents.bare(time);

    await(events.save(account, List.of(again), true));

    assertThat(exists(again)).isTrue();
  }

  @Test
  void the_index_is_filled_with_what_is_stored() {
    NewEvent event = TestEvents.full(Times.now());
    await(events.save(account, List.of(event), true));
    List<UUID> seen = new CopyOnWriteArrayList<>();

    await(
        stored.forEach(
            entries ->
                entries.stream()
                    .filter(entry -> entry.accountId().equals(account))
                    .forEach(
                        entry -> {
                          seen.add(entry.id());
                          assertThat(entry.descriptors()).isEqualTo(event.descriptors());
                          assertThat(entry.createdMicros())
                              .isEqualTo(EventMicros.of(event.createTime()));
                        })));

    assertThat(seen).containsExactly(event.eventId());
  }
}
