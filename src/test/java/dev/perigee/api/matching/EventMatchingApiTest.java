package dev.perigee.api.matching;

import static dev.perigee.api.matching.Gallery.base64;
import static dev.perigee.api.matching.Gallery.faces;
import static dev.perigee.api.matching.Gallery.group;
import static dev.perigee.api.matching.Gallery.raw;
import static dev.perigee.api.matching.Gallery.reference;
import static dev.perigee.api.matching.Gallery.with;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.event.EventContext;
import dev.perigee.event.Events;
import dev.perigee.event.NewEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events as references and candidates, for faces and for bodies. */
@QuarkusTest
class EventMatchingApiTest {
  private static final int FACE = DescriptorVersions.FACE_512;
  private static final int BODY = DescriptorVersions.BODY_DEFAULT;
  private static final Descriptor PERSON = Descriptors.random(FACE, 11);
  private static final Descriptor NEAR = Descriptors.near(FACE, 11, 0.9);
  private static final Descriptor COAT = Descriptors.random(BODY, 12);
  private static final Descriptor LIKE_COAT = Descriptors.near(BODY, 12, 0.9);
  private static final String EVENTS = "[0].matches[0].result.event.event_id";
  private static final String RESULT = "[0].matches[0].result";

  @Inject Events events;

  private Gallery gallery;

  @BeforeEach
  void open() {
    gallery = new Gallery();
  }

  private String event(Descriptor... descriptors) {
    return event(context("", null, null), descriptors);
  }

  private String event(EventContext context, Descriptor... descriptors) {
    return save(UUID.fromString(gallery.account()), Instant.now(), context, descriptors);
  }

  private String save(
      UUID account, Instant createTime, EventContext context, Descriptor... descriptors) {
    NewEvent bare = NewEvent.of(null, createTime, context);
    NewEvent event =
        new NewEvent(
            bare.eventId(),
            null,
            createTime,
            null,
            context,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            List.of(),
            List.of(descriptors));
    events.save(account, List.of(event), true).await().atMost(Duration.ofSeconds(30));
    return event.eventId().toString();
  }

  private static EventContext context(String externalId, String source, String trackId) {
    return new EventContext(externalId, "", source, null, trackId, null, List.of("vip"), null);
  }

  @Test
  void events_are_candidates_most_similar_first() {
    String near = event(NEAR);
    String same = event(PERSON);

    gallery
        .match(raw(PERSON), group("events"))
        .statusCode(200)
        .body(EVENTS, contains(same, near))
        .body("[0].matches[0].result[0].similarity", is(1.0f))
        .body("[0].matches[0].result[0].event", hasKey("match_result"));
  }

  @Test
  void an_event_is_a_reference_by_id_external_id_and_track() {
    String event = event(context("emp-1", null, "track-1"), PERSON);
    String face = gallery.face(PERSON);

    for (Map<String, Object> reference :
        List.of(
            reference("event", event),
            reference("event_external_id", "emp-1"),
            reference("event_track_id", "track-1"))) {
      gallery
          .match(reference, faces())
          .statusCode(200)
          .body("[0].matches[0].result.face.face_id", contains(face))
          .body("[0].matches[0].result[0].similarity", is(1.0f));
    }
  }

  @Test
  void events_are_filtered() {
    Instant lastYear = Instant.now().minus(Duration.ofDays(400));
    UUID account = UUID.fromString(gallery.account());
    String old = save(account, lastYear, context("", "north", null), PERSON);
    String fresh = event(context("emp-2", "south", "t2"), PERSON);

    matched(group("events", "create_time__gte", "now-1h"), fresh);
    matched(group("events", "create_time__lt", "now-1h"), old);
    matched(group("events", "sources", List.of("north", "west")), old);
    matched(group("events", "event_ids", List.of(fresh)), fresh);
    matched(group("events", "external_ids", List.of("emp-2")), fresh);
    matched(group("events", "track_ids", List.of("t2"), "tags", List.of("vip")), fresh);
    matched(group("events", "sources", List.of("south"), "create_time__lt", "now-1h"));
    matched(group("events", "event_ids", List.of(UUID.randomUUID().toString())));
  }

  private void matched(Map<String, Object> candidates, String... events) {
    ValidatableResponse answer = gallery.match(raw(PERSON), candidates).statusCode(200);
    answer.body(EVENTS, events.length == 0 ? empty() : contains(events));
  }

  @Test
  void targets_choose_the_fields_of_an_event() {
    String event = event(context("emp-3", "south", null), PERSON);

    gallery
        .match(raw(PERSON), with(group("events"), "targets", List.of("event_id", "source")))
        .body(
            "[0].matches[0].result[0].event",
            equalTo(Map.of("event_id", event, "source", "south")));
    gallery
        .match(raw(PERSON), with(group("events"), "targets", List.of("similarity")))
        .body("[0].matches[0].result[0].event", aMapWithSize(0));
    refused(gallery.match(raw(PERSON), with(group("events"), "targets", List.of("avatar"))), 12022);
  }

  @Test
  void filters_of_another_origin_and_bad_values_are_refused_by_path() {
    refused(
        gallery.match(raw(PERSON), group("events", "list_id", UUID.randomUUID().toString())),
        12022,
        "candidates.0.filters.list_id");
    refused(
        gallery.match(raw(PERSON), group("events", "create_time__gte", "soon")),
        12022,
        "candidates.0.filters.create_time__gte");
    refused(
        gallery.match(raw(PERSON), group("faces", "sources", List.of("x"))),
        12022,
        "candidates.0.filters.sources");
    refused(
        gallery.match(raw(PERSON), Map.of("filters", Map.of())),
        12022,
        "candidates.0.filters.origin");
  }

  @Test
  void a_missing_event_is_refused_by_name() {
    String unknown = UUID.randomUUID().toString();

    refused(gallery.match(reference("event", unknown), faces()), 23001, unknown);
    refused(gallery.match(reference("event_external_id", "nobody"), faces()), 11057, "nobody");
    refused(gallery.match(reference("event_track_id", "no-track"), faces()), 11058, "no-track");
  }

  @Test
  void events_of_another_account_do_not_exist() {
    String foreign =
        save(UUID.randomUUID(), Instant.now(), context("theirs", null, "theirs"), PERSON);

    gallery.match(raw(PERSON), group("events")).body(RESULT, empty());
    gallery
        .match(raw(PERSON), group("events", "event_ids", List.of(foreign)))
        .body(RESULT, empty());
    refused(gallery.match(reference("event", foreign), faces()), 23001);
    refused(gallery.match(reference("event_external_id", "theirs"), faces()), 11057);
    refused(gallery.match(reference("event_track_id", "theirs"), faces()), 11058);
  }

  @Test
  void an_event_without_a_descriptor_of_the_kind_is_no_reference() {
    String bodyOnly = event(COAT);
    String faceOnly = event(PERSON);

    refused(gallery.match(reference("event", bodyOnly), faces()), 22018, bodyOnly);
    refused(bodies(reference("event", faceOnly), group("events")), 22018, faceOnly);
  }

  @Test
  void bodies_are_compared_with_bodies() {
    String like = event(PERSON, LIKE_COAT);
    String same = event(NEAR, COAT);
    event(PERSON);

    bodies(reference("event", same), group("events"))
        .statusCode(200)
        .body(EVENTS, contains(same, like))
        .body("[0].matches[0].result[0].similarity", is(1.0f))
        .body("[0].matches[0].filters.origin", equalTo("events"));
  }

  @Test
  void a_descriptor_of_a_body_needs_no_origin() {
    String event = event(COAT);
    String sdk = base64(DescriptorFormats.toSdk(COAT));

    bodies(Map.of("type", "sdk_descriptor", "id", "q", "data", sdk), Map.of("filters", Map.of()))
        .statusCode(200)
        .body(EVENTS, contains(event));
    bodies(raw(COAT), Map.of("filters", Map.of("sources", List.of("x")))).body(RESULT, empty());
  }

  @Test
  void bodies_have_no_faces() {
    refused(bodies(raw(COAT), faces()), 12022, "candidates.0.filters.origin");
    refused(bodies(raw(PERSON), group("events")), 12036, "1001");
    refused(gallery.match(raw(COAT), faces()), 12036, "116");
    refused(bodies(reference("face", UUID.randomUUID().toString()), group("events")), 12022);
  }

  private ValidatableResponse bodies(Map<String, ?> reference, Map<String, ?> candidates) {
    return gallery
        .caller()
        .body(Map.of("references", List.of(reference), "candidates", List.of(candidates)))
        .post("/6/matcher/bodies")
        .then();
  }

  private static void refused(ValidatableResponse answer, int code) {
    refused(answer, code, "");
  }

  private static void refused(ValidatableResponse answer, int code, String named) {
    answer.statusCode(400).body("error_code", equalTo(code)).body("detail", containsString(named));
  }
}
