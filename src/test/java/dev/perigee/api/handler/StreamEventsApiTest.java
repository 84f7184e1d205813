package dev.perigee.api.handler;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.api.Photos;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackFactory;

@QuarkusTest
class StreamEventsApiTest {
  private static final ObjectMapper MSGPACK = new ObjectMapper(new MessagePackFactory());
  private static final Map<String, Integer> BOX = Map.of("x", 5, "y", 6, "width", 70, "height", 80);

  private HandlerClient client;

  @BeforeEach
  void newAccount() {
    client = new HandlerClient();
  }

  private ValidatableResponse post(String path, Map<String, ?> body)
      throws JsonProcessingException {
    return client
        .request()
        .contentType("application/msgpack")
        .accept("application/json")
        .body(MSGPACK.writeValueAsBytes(body))
        .post("/6/handlers/" + path)
        .then();
  }

  private byte[] warp() {
    String url =
        client
            .request()
            .contentType("image/jpeg")
            .body(Photos.sample(2))
            .post("/6/detector")
            .path("images[0].detections.samples[0].face.url");
    return client.request().get(url).asByteArray();
  }

  private static Map<String, ?> frame(String name, Map<String, ?>... people) {
    return Map.of(
        "source_type",
        "detections",
        "filename",
        name,
        "detect_time",
        "2023-11-29T10:48:14.741Z",
        "source",
        List.of(people));
  }

  @Test
  void each_person_of_a_frame_becomes_an_event_with_what_is_told_of_it() throws Exception {
    Map<String, ?> told =
        Map.of(
            "event_time", "2023-11-29T10:48:14.741Z",
            "event_end_time", "2023-11-29T10:48:20Z",
            "source", "Source 0",
            "track_id", "t_1",
            "stream_id", "319d711e-6148-4c55-9eed-094b7e535fe7",
            "location", Map.of("city", "Moscow"),
            "tags", List.of("crowd"));
    Map<String, ?> person =
        Map.of(
            "face",
            Map.of("warp", warp(), "origin_bounding_box", BOX, "angles", Map.of("yaw", 1)),
            "body",
            Map.of("origin_bounding_box", BOX),
            "source_data",
            told,
            "trusted_detections",
            1);

    String event =
        post(
                client.handler("{}") + "/stream_events",
                Map.of("aggregate_attributes", 0, "sources", List.of(frame("f.jpg", person))))
            .statusCode(201)
            .body("images.filename", contains("f.jpg"))
            .body("images[0].status", is(1))
            .body("events", hasSize(1))
            .body("events[0].source", is("Source 0"))
            .body("events[0].tags", contains("crowd"))
            .body("events[0].face_attributes.score", notNullValue())
            .body("events[0].detections[0].samples.face.detection.rect.x", is(5))
            .body("events[0].detections[0].samples.face.sample_id", notNullValue())
            .body("events[0].detections[0].samples.body.detection.rect.height", is(80))
            .body("events[0].detections[0].samples.body.sample_id", nullValue())
            .body("events[0].detections[0].detect_time", startsWith("2023-11-29T10:48:14.741"))
            .extract()
            .path("events[0].event_id");

    client
        .get("/6/events/" + event)
        .statusCode(200)
        .body("track_id", is("t_1"))
        .body("create_time", startsWith("2023-11-29T10:48:14.741"))
        .body("end_time", startsWith("2023-11-29T10:48:20"))
        .body("location.city", is("Moscow"));
  }

  @Test
  void a_whole_photo_is_looked_through() throws Exception {
    Map<String, ?> source =
        Map.of(
            "source_type",
            "raw_image",
            "filename",
            "p.jpg",
            "source",
            Map.of("image", Photos.sample(1)),
            "source_data",
            Map.of("external_id", "x"));

    post(
            client.handler("{}") + "/events/stream",
            Map.of("aggregate_attributes", 0, "sources", List.of(source)))
        .statusCode(201)
        .body("events", hasSize(3))
        .body("events.external_id", containsInAnyOrder("x", "x", "x"));
  }

  @Test
  void aggregated_sources_make_one_event() throws Exception {
    Map<String, ?> person = Map.of("face", Map.of("warp", warp(), "origin_bounding_box", BOX));
    Map<String, ?> body =
        Map.of(
            "aggregate_attributes", 1,
            "source_data", Map.of("source", "gate"),
            "sources", List.of(frame("1.jpg", person), frame("2.jpg", person)));

    post(client.handler("{}") + "/stream_events", body)
        .statusCode(201)
        .body("events", hasSize(1))
        .body("events[0].source", is("gate"))
        .body("events[0].detections.filename", contains("1.jpg", "2.jpg"))
        .body("events[0].face_attributes.samples", hasSize(2));
    post(
            client.handler("{}") + "/stream_events",
            Map.of("aggregate_attributes", 1, "sources", List.of(frame("1.jpg", person, person))))
        .statusCode(400)
        .body("error_code", is(12031));
  }

  @Test
  void a_broken_warp_is_told_with_its_frame() throws Exception {
    Map<String, ?> person = Map.of("face", Map.of("warp", "no image".getBytes()));
    post(
            client.handler("{}") + "/stream_events",
            Map.of("aggregate_attributes", 0, "sources", List.of(frame("f.jpg", person))))
        .statusCode(201)
        .body("images[0].status", is(0))
        .body("events", empty());
  }

  @Test
  void what_is_not_as_documented_is_refused_with_its_path() throws Exception {
    String handler = client.handler("{}");
    post(handler + "/stream_events", Map.of("sources", List.of()))
        .statusCode(400)
        .body("error_code", is(12022));
    post(
            handler + "/stream_events",
            Map.of(
                "aggregate_attributes",
                0,
                "sources",
                List.of(Map.of("source_type", "video", "source", "x"))))
        .statusCode(400)
        .body("detail", containsString("'sources.0.source_type'"));
    post(
            HandlerClient.NOWHERE + "/stream_events",
            Map.of("aggregate_attributes", 0, "sources", List.of(frame("f"))))
        .statusCode(404)
        .body("error_code", is(34000));
  }
}
