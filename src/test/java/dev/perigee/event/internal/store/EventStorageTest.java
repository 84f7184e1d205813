package dev.perigee.event.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.EventContext;
import dev.perigee.event.EventDescriptors;
import dev.perigee.event.EventFilter;
import dev.perigee.event.EventReader;
import dev.perigee.event.EventTarget;
import dev.perigee.event.Events;
import dev.perigee.event.NewEvent;
import dev.perigee.event.TestEvents;
import dev.perigee.platform.time.Times;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventStorageTest {
  @Inject Events events;
  @Inject EventReader reader;
  @Inject EventDescriptors descriptors;

  private final UUID account = UUID.randomUUID();
  private final Instant now = Times.now();

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private void save(NewEvent... all) {
    await(events.save(account, List.of(all), true));
  }

  private ObjectNode stored(NewEvent event) {
    return await(reader.byIds(account, List.of(event.eventId()), EventTarget.ALL))
        .get(event.eventId());
  }

  private List<UUID> found(Map<String, List<String>> query) {
    return await(
            reader.page(
                EventFilter.ofQuery(account, query, now.plusSeconds(60)),
                EventTarget.ALL,
                null,
                true,
                1,
                1000))
        .stream()
        .map(event -> UUID.fromString(event.path("event_id").asText()))
        .toList();
  }

  @Test
  void a_saved_event_shows_everything_that_was_given() {
    NewEvent event = TestEvents.full(now);
    save(event);

    ObjectNode shown = stored(event);

    assertThat(shown.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(EventTarget.ALL.stream().map(EventTarget::field).toList());
    assertThat(shown.path("event_id").asText()).isEqualTo(event.eventId().toString());
    assertThat(shown.path("create_time").asText()).isEqualTo(Times.format(now));
    assertThat(shown.path("end_time").asText()).isEqualTo(Times.format(now.plusSeconds(2)));
    assertThat(shown.at("/location/geo_position/latitude").asDouble()).isEqualTo(55.752);
    assertThat(shown.at("/location/city").asText()).isEqualTo("Moscow");
    assertThat(shown.at("/top_match/label").asText()).isEqualTo("vip list");
    assertThat(shown.at("/top_match/face_id").asText()).isEqualTo(TestEvents.MATCHED.toString());
    assertThat(shown.at("/top_match/event_id").isNull()).isTrue();
    assertThat(shown.at("/top_match/similarity").asDouble()).isEqualTo(0.97);
    assertThat(shown.at("/match_result/1/candidates/0/face/face_id").asText())
        .isEqualTo(TestEvents.MATCHED.toString());
    assertThat(shown.at("/face_detections/0/detection/rect/width").asInt()).isEqualTo(3);
    assertThat(shown.at("/upper_body/upper_clothing/colors/1").asText()).isEqualTo("red");
    assertThat(shown.at("/lower_body/shoes/apparent_color").asText()).isEqualTo("white");
    assertThat(shown.at("/accessories/backpack/state").asInt(-1)).isZero();
    assertThat(shown.path("meta")).isEqualTo(TestEvents.meta());
    assertThat(shown.at("/tags/0").asText()).isEqualTo("vip");
    assertThat(shown.path("emotion").asInt()).isEqualTo(5);
  }

  @Test
  void a_bare_event_shows_that_nothing_is_known() {
    NewEvent event = TestEvents.bare(now);
    save(event);

    ObjectNode shown = stored(event);

    assertThat(shown.path("external_id").asText("?")).isEmpty();
    for (String field :
        List.of("source", "top_match", "upper_body", "accessories", "meta", "age")) {
      assertThat(shown.path(field).isNull()).as(field).isTrue();
    }
    assertThat(shown.at("/location/geo_position").isNull()).isTrue();
    assertThat(shown.path("tags")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "1999-12-31T23:59:59Z",
        "2020-10-10T09:11:41.674Z",
        "2099-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999999-14:00"
      })
  void an_event_of_any_time_finds_its_partition(String time) {
    NewEvent event = TestEvents.full(Times.parse(time));
    save(event);

    assertThat(stored(event).path("create_time").asText())
        .isEqualTo(Times.format(Times.parse(time)));
  }

  @Test
  void saving_the_same_event_again_changes_nothing() {
    NewEvent event = TestEvents.full(now);
    save(event);
    save(event);

    assertThat(found(Map.of())).containsExactly(event.eventId());
    assertThat(await(descriptors.ofEvents(account, List.of(event.eventId()))).get(event.eventId()))
        .isEqualTo(event.descriptors());
  }

  @Test
  void what_cannot_be_stored_fails_alone() {
    List<Uni<Void>> calls = new ArrayList<>();
    NewEvent tooLong =
        TestEvents.of(
            now, new EventContext("x".repeat(37), null, null, null, null, null, List.of(), null));
    List<NewEvent> good = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      good.add(TestEvents.bare(now.plusMillis(i)));
      calls.add(events.save(account, List.of(good.getLast()), true));
      if (i == 10) {
        calls.add(
            events
                .save(account, List.of(tooLong, TestEvents.bare(now)), true)
                .onItemOrFailure()
                .invoke((done, failure) -> assertThat(failure).isNotNull())
                .onFailure()
                .recoverWithNull());
      }
    }

    await(Uni.join().all(calls).andCollectFailures());

    assertThat(found(Map.of()))
        .containsExactlyInAnyOrderElementsOf(good.stream().map(NewEvent::eventId).toList());
    assertThatThrownBy(() -> save(tooLong)).hasMessageContaining("value too long");
  }

  @Test
  void an_event_that_nobody_waits_for_is_stored_all_the_same() {
    NewEvent event = TestEvents.bare(now);
    await(events.save(account, List.of(event), false));

    Awaitility.await().until(() -> stored(event) != null);
  }

  @Test
  void descriptors_are_found_by_id_external_id_and_track() {
    NewEvent first = TestEvents.full(now);
    NewEvent second = TestEvents.full(now.plusSeconds(1));
    NewEvent without = TestEvents.bare(now);
    save(first, second, without);

    assertThat(await(descriptors.ofEvents(account, List.of(first.eventId(), without.eventId()))))
        .containsOnlyKeys(first.eventId(), without.eventId())
        .containsEntry(first.eventId(), first.descriptors())
        .containsEntry(without.eventId(), List.of());
    assertThat(await(descriptors.ofExternalId(account, "badge-7", 30)).keySet())
        .containsExactly(second.eventId(), first.eventId());
    assertThat(await(descriptors.ofTrackId(account, "track_1", 1)).keySet())
        .containsExactly(second.eventId());
    assertThat(await(descriptors.ofExternalId(UUID.randomUUID(), "badge-7", 30))).isEmpty();
    assertThat(await(descriptors.ofEvents(UUID.randomUUID(), List.of(first.eventId())))).isEmpty();
  }

  @Test
  void each_filter_lets_its_events_through_and_no_others() {
    NewEvent wanted = TestEvents.full(now);
    NewEvent other = TestEvents.bare(now.minusSeconds(3600));
    save(wanted, other);

    for (String filter : EventFilterQueries.OF_THE_FULL_EVENT) {
      assertThat(found(EventFilterQueries.parse(filter.formatted(wanted.eventId()))))
          .as(filter)
          .containsExactly(wanted.eventId());
    }
    for (String filter : EventFilterQueries.OF_THE_BARE_EVENT) {
      assertThat(found(EventFilterQueries.parse(filter)))
          .as(filter)
          .containsExactly(other.eventId());
    }
    for (String filter : EventFilterQueries.OF_NEITHER) {
      assertThat(found(EventFilterQueries.parse(filter))).as(filter).isEmpty();
    }
  }
}
