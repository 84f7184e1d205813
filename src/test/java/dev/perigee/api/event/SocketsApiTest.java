package dev.perigee.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.api.contract.Callers;
import dev.perigee.event.EventContext;
import dev.perigee.event.GeoPosition;
import dev.perigee.event.Location;
import dev.perigee.event.NewEvent;
import dev.perigee.event.NewGeneralEvent;
import dev.perigee.event.TestEvents;
import dev.perigee.event.notify.EventMessage;
import dev.perigee.event.notify.Notifications;
import dev.perigee.platform.time.Times;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.http.UpgradeRejectedException;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SocketsApiTest {
  private static final String REQUEST_ID = "1623984298,375c6d96-09c7-4db3-91cc-f13e66288aa9";

  @TestHTTPResource("/")
  URI base;

  @Inject Notifications notifications;

  private final EventClient anna = new EventClient();
  private final EventClient bert = new EventClient();
  private final Instant now = Times.now();
  private final SocketClient sockets = new SocketClient();

  @AfterEach
  void close() {
    sockets.close();
  }

  private SocketClient.Connection connect(EventClient client, String query) {
    return sockets.connect(
        base, "/6/ws" + query, Map.of("Luna-Account-Id", client.account().toString()));
  }

  private void send(EventClient client, NewEvent event) {
    ObjectNode shown =
        JsonNodeFactory.instance.objectNode().put("event_id", event.eventId().toString());
    notifications.send(new EventMessage(client.account(), event, shown, REQUEST_ID));
  }

  @Test
  void a_subscriber_gets_the_events_of_its_account_as_they_occur() {
    SocketClient.Connection ours = connect(anna, "");
    SocketClient.Connection theirs = connect(bert, "");
    NewEvent event = TestEvents.full(now);
    NewEvent last = TestEvents.bare(now);

    send(anna, event);
    send(bert, last);

    assertThat(ours.next())
        .isEqualTo(
            JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set(
                    "event",
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("event_id", event.eventId().toString()))
                .put("handler_id", TestEvents.HANDLER.toString())
                .put("event-create-time", Times.format(now))
                .put("event-end-time", Times.format(now.plusSeconds(2)))
                .put("Luna-Request-id", REQUEST_ID));
    assertThat(theirs.next().at("/event/event_id").asText()).isEqualTo(last.eventId().toString());
    assertThat(ours.isEmpty()).isTrue();
  }

  @Test
  void every_filter_lets_the_matching_event_through_and_the_bare_one_not() {
    NewEvent wanted = TestEvents.full(now);
    NewEvent bare = TestEvents.bare(now);
    NewEvent end =
        TestEvents.of(now, new EventContext("end", null, null, null, null, null, List.of(), null));
    for (String filter :
        List.of(
            "sources=cam 1,cam 2",
            "stream_ids=" + TestEvents.STREAM,
            "handler_ids=" + TestEvents.HANDLER.toString().toUpperCase(Locale.ROOT),
            "matching_candidates_labels=vip list,other",
            "object_similarity__gte=0.97",
            "object_similarity__lt=0.98",
            "age__gte=27&age__lt=28",
            "gender=1",
            "ethnic_groups=3",
            "liveness=1",
            "deepfake=1",
            "tags=vip,door",
            "user_data=night",
            "geo_position=origin_longitude,36.616,origin_latitude,55.752",
            "geo_position=origin_longitude,36,origin_latitude,55,longitude_delta,1,latitude_delta,1",
            "cities=Moscow",
            "areas=CAD",
            "districts=Mitino",
            "streets=Arbat",
            "house_numbers=12",
            "masks=1,2",
            "emotions=5",
            "apparent_gender=1",
            "apparent_age__gte=30&apparent_age__lt=31",
            "headwear_states=1",
            "headwear_apparent_colors=black",
            "sleeve_lengths=long",
            "upper_clothing_colors=red",
            "lower_garment_colors=blue,red",
            "lower_garment_types=trousers",
            "shoes_apparent_colors=white",
            "backpack_states=0")) {
      SocketClient.Connection connection = connect(anna, "?" + filter.replace(" ", "%20"));
      send(anna, bare);
      send(anna, wanted);
      send(anna, end);
      assertThat(connection.next().at("/event/event_id").asText())
          .as(filter)
          .isEqualTo(wanted.eventId().toString());
      connection.close();
    }
  }

  @Test
  void an_event_that_does_not_match_is_not_sent() {
    NewEvent other =
        TestEvents.of(
            now,
            new EventContext(
                "",
                "day",
                "cam 9",
                null,
                null,
                new Location("Oslo", null, null, null, null, new GeoPosition(10, 59)),
                List.of("vip"),
                null));
    for (String filter :
        List.of(
            "sources=cam 1",
            "tags=vip,door",
            "user_data=night",
            "cities=Moscow",
            "geo_position=origin_longitude,36.616,origin_latitude,55.752")) {
      SocketClient.Connection connection = connect(anna, "?" + filter.replace(" ", "%20"));
      NewEvent wanted = TestEvents.full(now);
      send(anna, other);
      send(anna, wanted);
      assertThat(connection.next().at("/event/event_id").asText())
          .as(filter)
          .isEqualTo(wanted.eventId().toString());
      connection.close();
    }
  }

  @Test
  void every_way_to_say_who_calls_opens_a_connection() {
    Callers.Login login = Callers.newLogin("user");
    String jwt = login.issue("{\"permissions\": {\"event\": [\"view\"]}}").path("token");
    String host = base.getHost() + ":" + base.getPort();
    for (Map<String, String> headers :
        List.of(
            Map.of("Authorization", SocketClient.basic(login.login(), login.password())),
            Map.of("Authorization", "Bearer " + jwt),
            Map.of("Cookie", "luna_auth=" + jwt, "Origin", "http://" + host),
            Map.of("Luna-Account-Id", login.accountId()))) {
      SocketClient.Connection connection = sockets.connect(base, "/6/ws", headers);
      NewEvent event = TestEvents.bare(now);
      notifications.send(
          new EventMessage(
              UUID.fromString(login.accountId()),
              event,
              JsonNodeFactory.instance.objectNode(),
              REQUEST_ID));
      assertThat(connection.next().has("event")).as(headers.toString()).isTrue();
      connection.close();
    }
  }

  @Test
  void a_handshake_that_is_not_allowed_gets_its_error() {
    Callers.Login login = Callers.newLogin("user");
    String blind = login.issue("{\"permissions\": {\"face\": [\"view\"]}}").path("token");
    String seeing = login.issue("{\"permissions\": {\"event\": [\"view\"]}}").path("token");

    assertThat(refused("/6/ws", Map.of())).isEqualTo(401);
    assertThat(refused("/6/ws", Map.of("Authorization", "Bearer " + blind))).isEqualTo(403);
    assertThat(
            refused("/6/ws", Map.of("Cookie", "luna_auth=" + seeing, "Origin", "http://evil.test")))
        .isEqualTo(403);
    assertThat(refused("/6/ws", Map.of("Cookie", "luna_auth=" + seeing))).isEqualTo(403);
    for (String query :
        List.of(
            "gender=2", "geo_position=1,2", "geo_position=origin_longitude,1", "emotions=null")) {
      assertThat(refused("/6/ws?" + query, Map.of("Luna-Account-Id", anna.account().toString())))
          .as(query)
          .isEqualTo(400);
    }
  }

  private int refused(String path, Map<String, String> headers) {
    try {
      sockets.connect(base, path, headers);
      throw new AssertionError("connected to " + path);
    } catch (SocketClient.RefusedException e) {
      return ((UpgradeRejectedException) e.getCause()).getStatus();
    }
  }

  @Test
  void a_request_that_is_no_handshake_is_refused() {
    for (String path : List.of("/6/ws", "/6/general/ws")) {
      anna.get(path).statusCode(400).body("error_code", equalTo(12046));
    }
    RestAssured.get("/6/ws").then().statusCode(401);
  }

  @Test
  void what_the_client_says_is_not_looked_at_but_must_not_be_too_long() {
    SocketClient.Connection connection = connect(anna, "");
    connection.say("hello");
    send(anna, TestEvents.bare(now));
    assertThat(connection.next().has("event")).isTrue();

    connection.say("x".repeat(70_000));
    assertThat(connection.closeCode()).isIn((short) 1009, (short) 1006);
  }

  @Test
  void a_subscriber_that_does_not_read_is_closed_and_the_others_go_on() {
    SocketClient.Connection slow = connect(anna, "");
    slow.pause();
    SocketClient.Connection quick = connect(anna, "?tags=vip");
    ObjectNode large = JsonNodeFactory.instance.objectNode().put("x", "x".repeat(10_000));
    for (int i = 0; i < 4000; i++) {
      notifications.send(new EventMessage(anna.account(), TestEvents.bare(now), large, REQUEST_ID));
    }
    send(anna, TestEvents.full(now));

    assertThat(quick.next().has("event")).isTrue();
    slow.resume();
    assertThat(slow.closeCode()).isEqualTo((short) 1013);
    assertThat(slow.received()).isLessThan(4000);
  }

  @Test
  void general_events_go_to_their_own_socket() {
    Map<String, String> headers = Map.of("Luna-Account-Id", anna.account().toString());
    SocketClient.Connection connection =
        sockets.connect(
            base, "/6/general/ws?event_type=crossing,other&event.speed__gt:numeric=30", headers);
    for (NewGeneralEvent event :
        List.of(general("parking", 40), general("crossing", 20), general("crossing", 36.6))) {
      EventClient.save(anna.account(), event);
    }

    assertThat(connection.next())
        .isEqualTo(
            JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("event", JsonNodeFactory.instance.objectNode().put("speed", 36.6))
                .put("event_type", "crossing")
                .put("account_id", anna.account().toString())
                .put("event-create-time", Times.format(now))
                .putNull("event-end-time"));
  }

  private NewGeneralEvent general(String type, double speed) {
    return new NewGeneralEvent(
        null,
        type,
        now,
        null,
        null,
        null,
        null,
        JsonNodeFactory.instance.objectNode().put("speed", speed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"event.a__foo=1", "event.a:integer=x", "account_id=x"})
  void a_wrong_filter_of_general_events_is_refused(String query) {
    assertThat(
            refused("/6/general/ws?" + query, Map.of("Luna-Account-Id", anna.account().toString())))
        .isEqualTo(400);
  }
}
