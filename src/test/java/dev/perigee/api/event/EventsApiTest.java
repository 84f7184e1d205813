package dev.perigee.api.event;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.perigee.api.contract.Callers;
import dev.perigee.event.EventTarget;
import dev.perigee.event.NewEvent;
import dev.perigee.event.TestEvents;
import dev.perigee.platform.time.Times;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventsApiTest {
  private final EventClient anna = new EventClient();
  private final EventClient bert = new EventClient();
  private final Instant now = Times.now();

  private static String id(NewEvent event) {
    return event.eventId().toString();
  }

  private NewEvent saved(NewEvent event) {
    anna.save(event);
    return event;
  }

  @Test
  void an_event_shows_all_fields_or_the_asked_ones() {
    NewEvent event = saved(TestEvents.full(now));

    anna.get("/6/events/" + id(event))
        .statusCode(200)
        .body("size()", equalTo(EventTarget.values().length))
        .body("event_id", equalTo(id(event)))
        .body("account_id", equalTo(anna.account().toString()))
        .body("create_time", equalTo(Times.format(now)))
        .body("location.city", equalTo("Moscow"))
        .body("top_match.label", equalTo("vip list"))
        .body("meta.zone.name", equalTo("north gate"));
    anna.get("/6/events/" + id(event) + "?target=event_id,age")
        .body("size()", equalTo(2))
        .body("age", equalTo(27));
    anna.get("/6/events?targets=age").body("events[0].size()", equalTo(1));
    anna.get("/6/events?target=age,wrong")
        .statusCode(400)
        .body("error_code", equalTo(23005))
        .body("detail", startsWith("'wrong' is not valid target to get events"));
  }

  @Test
  void head_tells_whether_an_event_exists() {
    NewEvent event = saved(TestEvents.bare(now));

    anna.request().head("/6/events/" + id(event)).then().statusCode(200);
    bert.request().head("/6/events/" + id(event)).then().statusCode(404);
    bert.get("/6/events/" + id(event)).statusCode(404).body("error_code", equalTo(23001));
    bert.get("/6/events?event_ids=" + id(event)).statusCode(200).body("events", empty());
  }

  @Test
  void events_come_newest_first_unless_asked_otherwise() {
    NewEvent first = saved(TestEvents.bare(now.minusSeconds(3)));
    NewEvent second = saved(TestEvents.bare(now.minusSeconds(2)));
    NewEvent third = saved(TestEvents.bare(now.minusSeconds(1)));

    anna.get("/6/events").body("events.event_id", contains(id(third), id(second), id(first)));
    anna.get("/6/events?order=asc")
        .body("events.event_id", contains(id(first), id(second), id(third)));
    anna.get("/6/events?page=2&page_size=2").body("events.event_id", contains(id(first)));
    anna.get("/6/events?event_id__gte=" + id(second))
        .body("events.event_id", contains(id(second), id(third)));
    anna.get("/6/events?order=desc&event_id__lt=" + id(third))
        .body("events.event_id", contains(id(second), id(first)));
    anna.get("/6/events?page=2147483647&page_size=1000").statusCode(200).body("events", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&order=asc", "&event_id__gte=00000000-0000-0000-0000-000000000000"})
  void following_the_links_shows_every_event_once(String query) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(id(saved(TestEvents.bare(now.minusMillis(i / 2)))));
    }
    List<String> seen = new ArrayList<>();
    String next = "/6/events?target=event_id&page_size=2" + query;
    while (next != null) {
      Response page = anna.request().urlEncodingEnabled(false).get(next);
      page.then().statusCode(200).body("events[0].size()", equalTo(1));
      seen.addAll(page.path("events.event_id"));
      String link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }

    Assertions.assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void only_the_last_month_is_shown_without_a_bound() {
    NewEvent old = saved(TestEvents.full(now.minus(Duration.ofDays(40))));
    NewEvent future = saved(TestEvents.full(now.plus(Duration.ofDays(1))));

    anna.get("/6/events").body("events", empty());
    anna.get("/6/events?create_time__lt=2100-01-01T00:00:00Z")
        .body("events.event_id", contains(id(future), id(old)));
    anna.get("/6/events?event_ids=" + id(old)).body("events.event_id", contains(id(old)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age__lt=x",
        "gender=2",
        "emotions=8",
        "stream_ids=x",
        "sleeve_lengths=medium",
        "origin_longitude=36.6",
        "origin_latitude=1&origin_longitude=181",
        "origin_longitude=null&longitude_delta=1",
        "longitude_delta=1",
        "meta.a__foo=1",
        "meta.a:float=1",
        "meta.a__gt:integer=x",
        "meta.a__like:numeric=1",
        "meta..b=1",
        "meta.a:numeric=1e999999999",
        "meta.a:numeric=1e-999999999",
        "order=up",
        "after=x",
        "page_size=1001"
      })
  void a_wrong_filter_is_refused_and_named(String query) {
    anna.get("/6/events?" + query)
        .statusCode(400)
        .body("error_code", equalTo(12012))
        .body("detail", containsString("Bad query parameters"));
  }

  @Test
  void administrators_see_all_accounts_and_may_narrow_to_one() {
    NewEvent event = saved(TestEvents.bare(now));

    Callers.admin()
        .get("/6/events?event_ids=" + id(event))
        .then()
        .body("events.event_id", contains(id(event)));
    Callers.admin()
        .get("/6/events?account_id=" + bert.account() + "&event_ids=" + id(event))
        .then()
        .body("events", empty());
    bert.get("/6/events?account_id=" + anna.account()).body("events", empty());
  }

  @Test
  void a_bare_event_has_nulls_where_nothing_is_known() {
    NewEvent event = saved(TestEvents.bare(now));

    anna.get("/6/events/" + id(event))
        .body("source", nullValue())
        .body("location.city", nullValue())
        .body("top_match", nullValue())
        .body("tags", hasSize(0));
  }
}
