package dev.perigee.api.handler;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.perigee.descriptor.DescriptorVersions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RawEventsApiTest {
  private HandlerClient client;
  private String handler;

  @BeforeEach
  void newAccount() {
    client = new HandlerClient();
    handler = client.dynamicHandler();
  }

  private ValidatableResponse save(String body) {
    return client.post("/6/handlers/" + handler + "/events/raw", body);
  }

  @Test
  void an_event_is_stored_as_it_was_given() {
    String face = "8950722f-3fd4-4223-b48f-03f95f0e8dfb";
    String event =
        save("""
            {"source": "3rd Avenue", "external_id": "x1", "user_data": "note", "track_id": "t_1",
             "stream_id": "b668c4a5-2191-476e-a261-3b4f9ce2e25e", "tags": ["vip"],
             "location": {"city": "New York", "geo_position": {"longitude": 36.6, "latitude": 55.7}},
             "detections": [{"filename": "a.jpg", "detect_time": "2018-08-11T09:11:41Z",
               "image_origin": "https://example.org/a.jpg",
               "samples": {"face": {"sample_id": "f9f03668-27e3-4e23-9b55-681e5927905e",
                 "detection": {"rect": {"x": 1, "y": 2, "width": 3, "height": 4},
                   "attributes": {"mask": {"predominant_mask": "medical_mask"}}}}, "body": null}}],
             "face": {"face_id": "%1$s", "lists": ["557d54ec-29ad-4f3c-93b4-c9092ef12515"]},
             "matches": [{"label": "vips", "candidates": [
               {"face": {"face_id": "%1$s", "external_id": "e"}, "similarity": 0.97}]}],
             "face_attributes": {"basic_attributes": {"age": 27, "gender": 1,
               "ethnicities": {"predominant_ethnicity": "caucasian"}}},
             "aggregate_estimations": {"face": {"attributes":
               {"emotions": {"predominant_emotion": "happiness"}, "liveness": {"prediction": "real"},
                "deepfake": {"prediction": "fake"}}}, "body": {"attributes":
               {"accessories": {"backpack": {"predominant_state": "present"}},
                "upper_body": {"upper_clothing": {"colors": ["black"]}}}}},
             "create_time": "2018-08-11T09:11:41.674Z", "end_time": "2018-08-11T09:12:00Z",
             "meta": {"gate": {"number": 4}}}"""
                .formatted(face))
            .statusCode(201)
            .header("Location", startsWith("/6/events/"))
            .body("external_url", startsWith("http"))
            .extract()
            .path("event_id");

    client
        .get("/6/events/" + event)
        .statusCode(200)
        .body("handler_id", is(handler))
        .body("create_time", startsWith("2018-08-11T09:11:41.674"))
        .body("end_time", startsWith("2018-08-11T09:12:00"))
        .body("source", is("3rd Avenue"))
        .body("external_id", is("x1"))
        .body("user_data", is("note"))
        .body("track_id", is("t_1"))
        .body("tags", contains("vip"))
        .body("location.city", is("New York"))
        .body("location.geo_position.latitude", is(55.7f))
        .body("face_id", is(face))
        .body("attach_result", contains("557d54ec-29ad-4f3c-93b4-c9092ef12515"))
        .body("age", is(27))
        .body("gender", is(1))
        .body("ethnic_group", is(4))
        .body("emotion", is(4))
        .body("mask", is(2))
        .body("liveness", is(1))
        .body("deepfake", is(0))
        .body("accessories.backpack.state", is(1))
        .body("upper_body.upper_clothing.colors", contains("black"))
        .body("match_result[0].label", is("vips"))
        .body("top_match.face_id", is(face))
        .body("top_match.similarity", is(0.97f))
        .body("face_detections", hasSize(1))
        .body("face_detections[0].detection.rect.width", is(3))
        .body("face_detections[0].image_origin", is("https://example.org/a.jpg"))
        .body("body_detections", hasSize(0))
        .body("meta.gate.number", is(4));
  }

  @Test
  void an_empty_event_is_one_of_now() {
    String event = save("{}").statusCode(201).extract().path("event_id");

    client
        .get("/6/events/" + event)
        .statusCode(200)
        .body("source", nullValue())
        .body("external_id", is(""));
  }

  @Test
  void its_descriptor_can_be_searched_for() {
    String descriptor = Base64.getEncoder().encodeToString(GenerateEventsApiTest.components(77));
    String given =
        "{\"descriptor\": \"%s\", \"version\": %d}"
            .formatted(descriptor, DescriptorVersions.FACE_512);
    String event =
        save("{\"face_attributes\": {\"descriptor\": " + given + "}}")
            .statusCode(201)
            .extract()
            .path("event_id");

    client
        .post(
            "/6/matcher/faces",
            "{\"references\": [{\"type\": \"raw_descriptor\", \"id\": \"r\", \"data\": "
                + given
                + "}], \"candidates\": [{\"filters\": {\"origin\": \"events\"}}]}")
        .statusCode(200)
        .body("[0].matches[0].result[0].event.event_id", is(event))
        .body("[0].matches[0].result[0].similarity", is(1.0f));
  }

  @Test
  void an_event_that_nobody_waits_for_is_accepted() {
    client
        .post("/6/handlers/" + handler + "/events/raw?wait_saving=0", "{\"source\": \"gate\"}")
        .statusCode(202)
        .body("event_id", startsWith("0"));
  }

  @Test
  void only_a_dynamic_handler_takes_it() {
    client
        .post("/6/handlers/" + client.handler("{}") + "/events/raw", "{}")
        .statusCode(403)
        .body("error_code", is(34007));
    client
        .post("/6/handlers/" + HandlerClient.NOWHERE + "/events/raw", "{}")
        .statusCode(404)
        .body("error_code", is(34000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"x": 1}                                             | x
          {"external_id": "0123456789012345678901234567890123456"} | external_id
          {"tags": ["0123456789012345678901234567890123456"]}  | tags.0
          {"location": {"geo_position": {"longitude": 181, "latitude": 0}}} | location.geo_position.longitude
          {"track_id": "with blank"}                           | track_id
          {"face_attributes": {"basic_attributes": {"age": 101}}} | face_attributes.basic_attributes.age
          {"face_attributes": {"descriptor": {"descriptor": "*", "version": 1001}}} | face_attributes.descriptor.descriptor
          {"aggregate_estimations": {"face": {"attributes": {"mask": {"predominant_mask": "x"}}}}} | aggregate_estimations.face.attributes.mask.predominant_mask
          {"detections": [{"samples": {"face": {"detection": {"rect": {"x": 1}}}}}]} | detections.0.samples.face.detection.rect.y
          {"matches": [{"candidates": []}]}                    | matches.0.label
          {"create_time": "now"}                               | create_time
          {"meta": []}                                         | meta
          """)
  void a_fault_is_refused_with_its_path(String body, String path) {
    save(body)
        .statusCode(400)
        .body("error_code", is(12022))
        .body("detail", containsString("'" + path + "'"));
  }
}
