package dev.perigee.api.event;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.GeoPosition;
import dev.perigee.event.Location;
import dev.perigee.event.NewGeneralEvent;
import dev.perigee.event.TestEvents;
import dev.perigee.platform.time.Times;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GeneralEventsApiTest {
  private final EventClient anna = new EventClient();
  private final EventClient bert = new EventClient();
  private final Instant now = Times.now();

  private static ObjectNode body(double speed) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("speed", speed).put("foo", "bar");
    event.putObject("zone").put("name", "gate");
    return event;
  }

  private NewGeneralEvent full() {
    return new NewGeneralEvent(
        null,
        "crossing",
        now,
        now.plusSeconds(1),
        TestEvents.STREAM,
        "track_1",
        new Location("Moscow", "CAD", "Mitino", "Arbat", "12", new GeoPosition(36.616, 55.752)),
        body(36.6));
  }

  private NewGeneralEvent bare() {
    return new NewGeneralEvent(
        null,
        "other",
        now.minusSeconds(9),
        null,
        null,
        null,
        null,
        JsonNodeFactory.instance.objectNode());
  }

  private static String id(NewGeneralEvent event) {
    return event.eventId().toString();
  }

  @Test
  void a_general_event_shows_what_was_saved() {
    NewGeneralEvent event = full();
    EventClient.save(anna.account(), event);
    EventClient.save(anna.account(), event);

    anna.get("/6/general/events/" + id(event))
        .statusCode(200)
        .body("event_id", equalTo(id(event)))
        .body("event_type", equalTo("crossing"))
        .body("event_create_time", equalTo(Times.format(now)))
        .body("event_end_time", equalTo(Times.format(now.plusSeconds(1))))
        .body("event.zone.name", equalTo("gate"))
        .body("account_id", equalTo(anna.account().toString()))
        .body("stream_id", equalTo(TestEvents.STREAM.toString()))
        .body("location.geo_position.longitude", equalTo(36.616f));
    anna.get("/6/general/events").body("events.event_id", contains(id(event)));
    anna.request().head("/6/general/events/" + id(event)).then().statusCode(200);
    bert.request().head("/6/general/events/" + id(event)).then().statusCode(404);
    bert.get("/6/general/events/" + id(event)).body("error_code", equalTo(23001));
    bert.get("/6/general/events").body("events", empty());
  }

  @Test
  void each_filter_lets_its_events_through_and_no_others() {
    NewGeneralEvent wanted = full();
    NewGeneralEvent other = bare();
    EventClient.save(anna.account(), wanted, other);

    for (String filter :
        List.of(
            "event_type=crossing",
            "event_ids=" + id(wanted),
            "event_id__gte=" + id(wanted),
            "stream_ids=" + TestEvents.STREAM,
            "track_ids=track_1,track_2",
            "cities=Moscow",
            "areas=CAD",
            "districts=Mitino",
            "streets=Arbat",
            "house_numbers=12",
            "origin_longitude=36.61&origin_latitude=55.75",
            "event_end_time__gte=2020-01-01T00:00:00Z",
            "event.foo=bar",
            "event.speed__gt:numeric=36.5",
            "event.zone.name__like=at")) {
      anna.get("/6/general/events?" + filter).body("events.event_id", contains(id(wanted)));
    }
    for (String filter :
        List.of("event_type=other", "cities=null", "event.foo=none", "origin_latitude=null")) {
      anna.get("/6/general/events?" + filter)
          .body("events.event_id", contains(id(other)))
          .body("events[0].event_end_time", nullValue());
    }
    anna.get("/6/general/events?event.foo=baz").body("events", empty());
    anna.get("/6/general/events?order=asc")
        .body("events.event_id", contains(id(other), id(wanted)));
  }

  @Test
  void only_the_last_month_is_shown_without_a_bound() {
    NewGeneralEvent old =
        new NewGeneralEvent(
            null, "old", now.minus(Duration.ofDays(40)), null, null, null, null, body(1));
    EventClient.save(anna.account(), old);

    anna.get("/6/general/events").body("events", empty());
    anna.get("/6/general/events?event_create_time__gte=2020-01-01T00:00:00Z")
        .body("events.event_id", contains(id(old)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.a__foo=1",
        "event.a:integer=x",
        "stream_ids=x",
        "origin_longitude=1",
        "event_create_time__lt=yesterday"
      })
  void a_wrong_filter_is_refused(String query) {
    anna.get("/6/general/events?" + query).statusCode(400).body("error_code", equalTo(12012));
  }
}
