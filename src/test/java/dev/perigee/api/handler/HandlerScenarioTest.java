package dev.perigee.api.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perigee.api.Photos;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A camera at an entrance: what is stored, sent and answered of its photos is the same. */
@QuarkusTest
class HandlerScenarioTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TestHTTPResource("/")
  URI base;

  @Inject Pool pool;

  @Test
  void stored_events_messages_callbacks_and_lists_agree() throws Exception {
    HandlerClient client = new HandlerClient();
    String staff = client.list();
    String strangers = client.list();
    enrol(client, staff, Photos.sample(2));
    try (CallbackReceiver receiver = new CallbackReceiver();
        SocketReader socket = new SocketReader(base, client.account())) {
      String camera = client.handler(policies(staff, strangers, receiver.url()));
      Map<String, JsonNode> answered = new HashMap<>();
      Set<String> created = new HashSet<>();
      int known = 0;
      for (int number : new int[] {2, 1, 3}) {
        JsonNode answer = send(client, camera, number);
        assertThat(answer.path("events")).isNotEmpty();
        assertThat(receiver.next()).isEqualTo(answer);
        for (JsonNode event : answer.path("events")) {
          String id = event.path("event_id").asText();
          answered.put(id, event);
          assertThat(labels(event)).containsExactly("staff", "seen before");
          boolean member = !event.at("/matches/0/candidates").isEmpty();
          known += member ? 1 : 0;
          assertThat(texts(event.path("tags")))
              .containsExactlyElementsOf(
                  member ? List.of("entrance", "staff") : List.of("entrance", "stranger"));
          assertThat(event.path("face").isNull()).isEqualTo(member);
          if (!member) {
            created.add(event.at("/face/face_id").asText());
            assertThat(texts(event.at("/face/lists"))).containsExactly(strangers);
          }
        }
      }
      assertThat(known).isPositive();

      for (int i = 0; i < answered.size(); i++) {
        JsonNode message = socket.next();
        assertThat(message.path("handler_id").asText()).isEqualTo(camera);
        JsonNode event = message.path("event");
        assertThat(event).isEqualTo(answered.get(event.path("event_id").asText()));
      }
      assertThat(socket.isEmpty()).isTrue();
      for (Map.Entry<String, JsonNode> event : answered.entrySet()) {
        assertStored(client, event.getKey(), event.getValue());
      }
      Set<String> members = new HashSet<>();
      JSON.readTree(client.get("/6/faces?list_id=" + strangers).extract().asString())
          .path("faces")
          .forEach(face -> members.add(face.path("face_id").asText()));
      assertThat(members).isEqualTo(created);
    }
  }

  private static void enrol(HandlerClient client, String list, byte[] photo) {
    String handler =
        client.handler(
            """
            {"detect_policy": {"multiface_policy": 2},
             "storage_policy": {"event_policy": {"store_event": 0},
              "face_policy": {"store_face": 1,
                "link_to_lists_policy": [{"list_id": "%s"}]}}}"""
                .formatted(list));
    client
        .request()
        .contentType("image/jpeg")
        .body(photo)
        .post("/6/handlers/" + handler + "/events?external_id=ann")
        .then()
        .statusCode(201)
        .body("events[0].face.external_id", is("ann"));
  }

  private static String policies(String staff, String strangers, String hook) {
    return """
        {"detect_policy": {"estimate_emotions": 1, "estimate_head_pose": 1, "estimate_quality": 1},
         "extract_policy": {"extract_basic_attributes": 1},
         "match_policy": [
           {"label": "staff", "threshold": 0.7,
            "candidates": {"origin": "faces", "list_id": "%1$s"}},
           {"label": "seen before", "threshold": 0.7, "limit": 1,
            "candidates": {"origin": "events", "create_time__gte": "now-1h"}}],
         "conditional_tags_policy": [
           {"tag": "staff", "filters": {"match": [{"label": "staff", "similarity__gte": 0.7}]}},
           {"tag": "stranger", "filters": {"match": [{"label": "staff", "similarity__lt": 0.7}]}}],
         "storage_policy": {
           "image_origin_policy": {"store_image": 1},
           "face_policy": {"store_face": 1,
             "filters": {"match": [{"label": "staff", "similarity__lt": 0.7}]},
             "link_to_lists_policy": [{"list_id": "%2$s"}]},
           "callbacks": [{"type": "http", "url": "%3$s"}]}}"""
        .formatted(staff, strangers, hook);
  }

  private static JsonNode send(HandlerClient client, String handler, int number)
      throws IOException {
    String answer =
        client
            .request()
            .contentType("image/jpeg")
            .body(Photos.sample(number))
            .post("/6/handlers/" + handler + "/events?tags=entrance&source=camera%201")
            .then()
            .statusCode(201)
            .extract()
            .asString();
    return JSON.readTree(answer);
  }

  private static void assertStored(HandlerClient client, String id, JsonNode event)
      throws IOException {
    JsonNode stored =
        JSON.readTree(client.get("/6/events/" + id).statusCode(200).extract().asString());
    assertThat(stored.path("tags")).isEqualTo(event.path("tags"));
    assertThat(stored.path("source")).isEqualTo(event.path("source"));
    assertThat(stored.path("match_result")).isEqualTo(event.path("matches"));
    assertThat(stored.path("face_id"))
        .isEqualTo(
            event.path("face").path("face_id").isMissingNode()
                ? JSON.nullNode()
                : event.at("/face/face_id"));
    assertThat(stored.path("age")).isEqualTo(event.at("/face_attributes/basic_attributes/age"));
    assertThat(stored.path("gender"))
        .isEqualTo(event.at("/face_attributes/basic_attributes/gender"));
    JsonNode detection = stored.at("/face_detections/0");
    JsonNode shown = event.at("/detections/0");
    assertThat(detection.path("sample_id")).isEqualTo(shown.at("/samples/face/sample_id"));
    assertThat(detection.path("image_origin")).isEqualTo(shown.path("image_origin"));
    assertThat(detection.at("/detection/rect")).isEqualTo(shown.at("/samples/face/detection/rect"));
    client.request().get(shown.at("/samples/face/url").asText()).then().statusCode(200);
  }

  @Test
  void an_event_that_cannot_be_stored_leaves_no_face_no_attribute_and_nothing_to_be_found()
      throws Exception {
    HandlerClient client = new HandlerClient();
    String list = client.list();
    String handler =
        client.handler(
            """
            {"detect_policy": {"multiface_policy": 2},
             "storage_policy": {
               "attribute_policy": {"store_attribute": 1},
               "face_policy": {"store_face": 1,
                 "link_to_lists_policy": [{"list_id": "%s"}]}}}"""
                .formatted(list));
    refuseEventsNamed("refused");
    try (SocketReader socket = new SocketReader(base, client.account())) {
      client
          .request()
          .contentType("image/jpeg")
          .body(Photos.sample(1))
          .post("/6/handlers/" + handler + "/events?external_id=refused")
          .then()
          .statusCode(500);

      client.get("/6/faces/count").body("faces_count", is(0));
      client.get("/6/faces?list_id=" + list).body("faces.size()", is(0));
      client.events(Map.of()).body("events.size()", is(0));
      assertThat(count("attribute", client)).isZero();
      assertThat(socket.isEmpty()).isTrue();

      client
          .request()
          .contentType("image/jpeg")
          .body(Photos.sample(2))
          .post("/6/handlers/" + handler + "/events?external_id=good")
          .then()
          .statusCode(201);
      client.get("/6/faces?list_id=" + list).body("faces.size()", is(1));
      assertThat(count("attribute", client)).isEqualTo(1);
    } finally {
      pool.query("DROP TRIGGER refuse_event ON event").executeAndAwait();
    }
  }

  private void refuseEventsNamed(String name) {
    pool.query(
            """
            CREATE OR REPLACE FUNCTION refuse_event() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '22000'; END $$;
            """)
        .executeAndAwait();
    pool.query(
            "CREATE TRIGGER refuse_event BEFORE INSERT ON event FOR EACH ROW"
                + " WHEN (NEW.external_id = '"
                + name
                + "') EXECUTE FUNCTION refuse_event()")
        .executeAndAwait();
  }

  private long count(String table, HandlerClient client) {
    return pool.preparedQuery("SELECT count(*) AS n FROM " + table + " WHERE account_id = $1")
        .executeAndAwait(io.vertx.mutiny.sqlclient.Tuple.of(UUID.fromString(client.account())))
        .iterator()
        .next()
        .getLong("n");
  }

  private static List<String> labels(JsonNode event) {
    List<String> labels = new ArrayList<>();
    event.path("matches").forEach(match -> labels.add(match.path("label").asText()));
    return labels;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
