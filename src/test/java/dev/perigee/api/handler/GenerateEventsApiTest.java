package dev.perigee.api.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.perigee.api.Photos;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorVersions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GenerateEventsApiTest {
  /** Photos of several people give one event then. */
  private static final String BEST_FACE = "{\"detect_policy\": {\"multiface_policy\": 2}}";

  private HandlerClient client;

  @BeforeEach
  void newAccount() {
    client = new HandlerClient();
  }

  private ValidatableResponse photo(String handler, String query) {
    return client
        .request()
        .contentType("image/jpeg")
        .body(Photos.sample(1))
        .post("/6/handlers/" + handler + "/events" + query)
        .then();
  }

  private ValidatableResponse descriptor(String handler, String query, byte[] components) {
    byte[] sdk = DescriptorFormats.toSdk(new Descriptor(DescriptorVersions.FACE_512, components));
    return client
        .request()
        .contentType("application/x-sdk-descriptor")
        .body(sdk)
        .post("/6/handlers/" + handler + "/events" + query)
        .then();
  }

  static byte[] components(int seed) {
    byte[] components = new byte[512];
    new java.util.Random(seed).nextBytes(components);
    return components;
  }

  @Test
  void a_photo_of_three_people_makes_three_events() {
    JsonPath answer =
        photo(client.handler("{}"), "")
            .statusCode(201)
            .body("images", hasSize(1))
            .body("images[0].filename", is("raw_image"))
            .body("images[0].status", is(1))
            .body("images[0].error.error_code", is(0))
            .body("events", hasSize(3))
            .body("events[0].face_attributes.score", notNullValue())
            .body("events[0].face_attributes.basic_attributes", nullValue())
            .body("events[0].face", nullValue())
            .body("events[0].matches", empty())
            .body("events[0].detections[0].samples.body", nullValue())
            .body("filtered_detections.face_detections", empty())
            .extract()
            .jsonPath();

    for (int i = 0; i < 3; i++) {
      String at = "events[" + i + "].";
      client.get(answer.getString(at + "url")).statusCode(200);
      client.get(answer.getString(at + "detections[0].samples.face.url")).statusCode(200);
    }
  }

  @Test
  void events_that_are_found_are_told_without_what_was_found_for_them() {
    String handler =
        client.handler(
            """
            {"match_policy": [{"label": "seen", "candidates": {"origin": "events"},
                               "targets": ["event_id", "match_result"]},
                              {"label": "all", "candidates": {"origin": "events"}}]}""");
    byte[] components = components(12);
    descriptor(handler, "", components).statusCode(201);

    for (String label : List.of("seen", "all")) {
      List<Map<String, ?>> found =
          descriptor(handler, "", components)
              .statusCode(201)
              .extract()
              .path("events[0].matches.find { it.label == '" + label + "' }.candidates.event");
      assertThat(found).isNotEmpty();
      assertThat(found)
          .allSatisfy(event -> assertThat(event.keySet()).doesNotContain("match_result"))
          .allSatisfy(event -> assertThat(event.keySet()).contains("event_id"));
    }
  }

  @Test
  void what_is_told_of_an_event_is_stored_with_it() {
    String handler =
        client.handler(
            """
            {"detect_policy": {"multiface_policy": 2},
             "extract_policy": {"extract_basic_attributes": 1}}""");

    JsonPath answer =
        client
            .request()
            .header("Luna-Event-Time", "2020-10-10T09:11:41.674Z")
            .header("Luna-Event-End-Time", "2020-10-10T09:12:00Z")
            .contentType("image/jpeg")
            .body(Photos.sample(2))
            .post(
                "/6/handlers/"
                    + handler
                    + "/events?city=Berlin&street=Ring&longitude=13.4&latitude=52.5"
                    + "&external_id=badge&user_data=note&source=gate&track_id=t_1&tags=a,b,a"
                    + "&stream_id="
                    + HandlerClient.NOWHERE)
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();

    assertThat(answer.getList("events[0].tags")).isEqualTo(List.of("a", "b"));
    assertThat(answer.getString("events[0].location.city")).isEqualTo("Berlin");
    assertThat(answer.getDouble("events[0].location.geo_position.latitude")).isEqualTo(52.5);
    client
        .get("/6/events/" + answer.getString("events[0].event_id"))
        .statusCode(200)
        .body("handler_id", is(handler))
        .body("create_time", startsWith("2020-10-10T09:11:41.674"))
        .body("end_time", startsWith("2020-10-10T09:12:00"))
        .body("external_id", is("badge"))
        .body("user_data", is("note"))
        .body("source", is("gate"))
        .body("track_id", is("t_1"))
        .body("stream_id", is(HandlerClient.NOWHERE))
        .body("tags", contains("a", "b"))
        .body("location.city", is("Berlin"))
        .body("location.geo_position.longitude", is(13.4f))
        .body("face_detections", hasSize(1))
        .body("body_detections", empty())
        .body(
            "face_detections[0].sample_id",
            is(answer.getString("events[0].detections[0].samples.face.sample_id")))
        .body("age", is((Object) answer.get("events[0].face_attributes.basic_attributes.age")))
        .body(
            "gender", is((Object) answer.get("events[0].face_attributes.basic_attributes.gender")));
  }

  @Test
  void a_time_of_another_form_is_not_looked_at() {
    String handler =
        client.handler("{\"storage_policy\": {\"event_policy\": {\"store_event\": 0}}}");
    client
        .request()
        .header("Luna-Event-Time", "yesterday")
        .contentType("image/jpeg")
        .body(Photos.sample(2))
        .post("/6/handlers/" + handler + "/events")
        .then()
        .statusCode(201)
        .body("events[0].url", nullValue());
  }

  @Test
  void a_broken_image_fails_alone() {
    client
        .request()
        .multiPart("image", "broken.jpg", "no image".getBytes(), "image/jpeg")
        .multiPart("image", "good.jpg", Photos.sample(2), "image/jpeg")
        .post("/6/handlers/" + client.handler(BEST_FACE) + "/events")
        .then()
        .statusCode(201)
        .body("images.filename", contains("broken.jpg", "good.jpg"))
        .body("images.status", contains(0, 1))
        .body("images[0].error.error_code", greaterThanOrEqualTo(1))
        .body("events", hasSize(1))
        .body("events[0].detections[0].filename", is("good.jpg"));
  }

  @Test
  void a_filtered_face_makes_no_event_and_is_told_with_its_reason() {
    photo(client.handler("{\"detect_policy\": {\"yaw_threshold\": 0}}"), "")
        .statusCode(201)
        .body("events", empty())
        .body("filtered_detections.face_detections", hasSize(3))
        .body("filtered_detections.face_detections[0].filter_reasons[0].name", is("head_yaw"))
        .body("filtered_detections.face_detections[0].filter_reasons[0].result", is(0));
  }

  @Test
  void images_of_one_person_are_aggregated_to_one_event() {
    String handler =
        client.handler(
            """
            {"detect_policy": {"multiface_policy": 2},
             "extract_policy": {"extract_basic_attributes": 1}}""");
    client
        .request()
        .multiPart("image", "one.jpg", Photos.sample(2), "image/jpeg")
        .multiPart("image", "two.jpg", Photos.sample(2), "image/jpeg")
        .post("/6/handlers/" + handler + "/events?aggregate_attributes=1")
        .then()
        .statusCode(201)
        .body("events", hasSize(1))
        .body("events[0].detections.filename", contains("one.jpg", "two.jpg"))
        .body("events[0].face_attributes.samples", hasSize(2))
        .body("events[0].aggregate_estimations.face.attributes", notNullValue());

    photo(client.handler("{}"), "?aggregate_attributes=1")
        .statusCode(400)
        .body("error_code", is(12031));
  }

  @Test
  void a_dynamic_handler_takes_the_policies_of_each_request() {
    String handler = client.dynamicHandler();

    photo(handler, "")
        .statusCode(400)
        .body("error_code", is(12022))
        .body("detail", containsString("'policies'"));
    client
        .request()
        .multiPart("image", "a.jpg", Photos.sample(2), "image/jpeg")
        .multiPart(
            "policies", "{\"conditional_tags_policy\": [{\"tag\": \"seen\"}]}", "application/json")
        .multiPart("meta", "{\"gate\": {\"number\": 4}}", "application/json")
        .post("/6/handlers/" + handler + "/events")
        .then()
        .statusCode(201)
        .body("events[0].tags", contains("seen"))
        .body("events[0].meta.gate.number", is(4));
    client
        .request()
        .multiPart("image", "a.jpg", Photos.sample(2), "image/jpeg")
        .multiPart("policies", "{\"detect_policy\": {\"x\": 1}}", "application/json")
        .post("/6/handlers/" + handler + "/events")
        .then()
        .statusCode(400)
        .body("detail", containsString("'policies.detect_policy.x'"));
    client
        .request()
        .multiPart("image", "a.jpg", Photos.sample(2), "image/jpeg")
        .multiPart("policies", "{}", "application/json")
        .post("/6/handlers/" + client.handler("{}") + "/events")
        .then()
        .statusCode(400)
        .body("error_code", is(12022));
  }

  @Test
  void a_lambda_handler_is_answered_that_lambdas_are_off() {
    String handler =
        client.make("{\"handler_type\": 2, \"lambda_id\": \"" + HandlerClient.NOWHERE + "\"}");
    photo(handler, "").statusCode(403).body("error_code", is(11072));
  }

  @Test
  void a_handler_that_is_not_there_is_not_found() {
    photo(HandlerClient.NOWHERE, "").statusCode(404).body("error_code", is(34000));
    String deleted = client.handler("{}");
    photo(deleted, "?use_exif_info=0").statusCode(201);
    client.request().delete("/6/handlers/" + deleted).then().statusCode(204);
    photo(deleted, "").statusCode(404);
  }

  @Test
  void the_place_told_with_a_warp_becomes_that_of_the_detection() {
    String handler = client.handler("{}");
    client
        .request()
        .multiPart("image", "warp.jpg", warp(), "image/jpeg")
        .multiPart(
            "face_bounding_boxes",
            "[{\"filename\": \"warp.jpg\","
                + " \"face_bounding_boxes\": [{\"x\": 7, \"y\": 8, \"width\": 90, \"height\": 100}]}]",
            "application/json")
        .multiPart(
            "detect_time",
            "[{\"filename\": \"warp.jpg\", \"detect_time\": \"2021-01-02T03:04:05Z\"}]",
            "application/json")
        .post("/6/handlers/" + handler + "/events?image_type=1")
        .then()
        .statusCode(201)
        .body("events", hasSize(1))
        .body("events[0].detections[0].samples.face.detection.rect.x", is(7))
        .body("events[0].detections[0].samples.face.detection.rect.height", is(100))
        .body("events[0].detections[0].detect_time", startsWith("2021-01-02T03:04:05"));
  }

  private byte[] warp() {
    String url =
        client
            .request()
            .contentType("image/jpeg")
            .body(Photos.sample(2))
            .post("/6/detector")
            .then()
            .statusCode(201)
            .extract()
            .path("images[0].detections.samples[0].face.url");
    return client.request().get(url).asByteArray();
  }

  @Test
  void a_descriptor_is_matched_and_stored_without_an_image() {
    String list = client.list();
    String known =
        client.handler(
            """
        {"storage_policy": {"face_policy": {"store_face": 1,
          "link_to_lists_policy": [{"list_id": "%s"}]}}}"""
                .formatted(list));
    JsonPath stored =
        descriptor(known, "?external_id=ann&user_data=note", components(1))
            .statusCode(201)
            .body("events", hasSize(1))
            .body("events[0].face.lists", contains(list))
            .body("events[0].face.external_id", is("ann"))
            .extract()
            .jsonPath();
    String face = stored.getString("events[0].face.face_id");
    String search =
        client.handler(
            """
            {"match_policy": [{"label": "known", "candidates": {"origin": "faces", "list_id": "%s"},
                               "threshold": 0.5}],
             "conditional_tags_policy": [
               {"tag": "member", "filters": {"match": [{"label": "known", "similarity__gte": 0.9}]}},
               {"tag": "stranger", "filters": {"match": [{"label": "known", "similarity__lt": 0.5}]}}]}
            """
                .formatted(list));

    descriptor(search, "", components(1))
        .body("events[0].matches[0].label", is("known"))
        .body("events[0].matches[0].candidates[0].face.face_id", is(face))
        .body("events[0].matches[0].candidates[0].similarity", is(1.0f))
        .body("events[0].tags", contains("member"));
    byte[] other = new byte[512];
    Arrays.fill(other, 0, 256, (byte) 1);
    descriptor(search, "", other)
        .body("events[0].matches[0].candidates", empty())
        .body("events[0].tags", contains("stranger"));
    client.get("/6/faces/" + face).body("lists", contains(list)).body("user_data", is("note"));
  }

  @Test
  void an_attribute_is_kept_for_its_time() {
    String handler =
        client.handler(
            """
            {"extract_policy": {"extract_basic_attributes": 1},
             "storage_policy": {"attribute_policy": {"store_attribute": 1, "ttl": 100}}}""");
    JsonPath answer = photo(handler, "").extract().jsonPath();

    client
        .get(answer.getString("events[0].face_attributes.url"))
        .statusCode(200)
        .body("attribute_id", is(answer.getString("events[0].face_attributes.attribute_id")))
        .body(
            "face_descriptor_samples[0]",
            is(answer.getString("events[0].face_attributes.samples[0]")));
  }

  @Test
  void a_photo_is_kept_once_for_all_its_events() {
    String handler =
        client.handler("{\"storage_policy\": {\"image_origin_policy\": {\"store_image\": 1}}}");
    List<String> origins = photo(handler, "").extract().path("events.detections[0].image_origin");
    List<List<String>> all = photo(handler, "").extract().path("events.detections.image_origin");

    assertThat(all.stream().flatMap(List::stream).distinct()).hasSize(1);
    assertThat(all.getFirst().getFirst()).startsWith("/6/images/");
    assertThat(origins).isNotEmpty();
  }

  @Test
  void a_list_that_is_gone_fails_the_request_and_leaves_nothing() {
    String list = client.list();
    String handler =
        client.handler(
            """
            {"storage_policy": {"face_policy": {"store_face": 1,
              "link_to_lists_policy": [{"list_id": "%s"}]}}}"""
                .formatted(list));
    client.request().delete("/6/lists/" + list).then().statusCode(204);

    photo(handler, "").statusCode(400).body("error_code", is(22005));

    client.get("/6/faces/count").body("faces_count", is(0));
    client.events(Map.of()).body("events", equalTo(List.of()));
  }

  @Test
  void msgpack_is_answered_when_asked_for() {
    client
        .request()
        .accept("application/msgpack")
        .contentType("image/jpeg")
        .body(Photos.sample(2))
        .post("/6/handlers/" + client.handler("{}") + "/events")
        .then()
        .statusCode(201)
        .contentType("application/msgpack");
  }
}
