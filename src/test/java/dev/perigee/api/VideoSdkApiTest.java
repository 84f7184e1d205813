package dev.perigee.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VideoSdkApiTest {
  private static final String EVENT = "analytics[0].events[0].event.";

  private static ValidatableResponse analyse(String url, Object... analytics) {
    return given()
        .contentType("application/json")
        .body(Map.of("video", Map.of("url", url), "analytics", List.of(analytics)))
        .post("/6/videosdk")
        .then();
  }

  private static ValidatableResponse analyse(Path video, Object... analytics) {
    return analyse(Videos.url(video), analytics).statusCode(200);
  }

  private static Map<String, ?> people(Map<String, ?> parameters) {
    return Map.of("name", "people_count", "parameters", parameters);
  }

  /** Three, of whom a body may be seen apart from its face. */
  private static Matcher<Integer> isPeople() {
    return allOf(greaterThanOrEqualTo(3), lessThan(6));
  }

  private static Map<String, ?> tracking(Map<String, ?> parameters, String... targets) {
    return Map.of("name", "human_tracking", "targets", targets, "parameters", parameters);
  }

  private static Map<String, ?> everyTenth() {
    return Map.of("rate", Map.of("period", 10), "probe_count", 1);
  }

  @Test
  void people_are_counted_in_every_tenth_frame() {
    analyse(Videos.people(), Map.of("name", "people_count"))
        .body("video_data.frame_count", equalTo(30))
        .body("video_data.frame_rate", equalTo(10.0f))
        .body("video_data.duration", equalTo(3.0f))
        .body("analytics[0].error.error_code", equalTo(0))
        .body("analytics[0].events", hasSize(1))
        .body(EVENT + "frames_estimations.offset.frame", equalTo(List.of(0, 10, 20)))
        .body(EVENT + "frames_estimations.people_count", everyItem(isPeople()))
        .body(EVENT + "frames_estimations[0].people_coordinates.size()", isPeople())
        .body(EVENT + "overview.people_count", isPeople())
        .body(EVENT + "aggregated_estimations.people_count", isPeople())
        .body(EVENT + "video_segment.start_frame_offset", equalTo(0))
        .body(EVENT + "video_segment.end_frame_offset", equalTo(20))
        .body(EVENT + "video_segment.end_time_offset", equalTo(2.0f));
  }

  @Test
  void coordinates_of_frames_and_the_overview_are_told_when_asked_for() {
    analyse(
            Videos.people(),
            Map.of("name", "people_count", "targets", List.of(), "parameters", everyTenth()))
        .body(EVENT + "overview", nullValue())
        .body(EVENT + "frames_estimations[0].people_count", isPeople())
        .body(EVENT + "frames_estimations[0].people_coordinates", nullValue());
  }

  @Test
  void a_count_becomes_an_event_a_second_when_the_policy_says_so() {
    analyse(
            Videos.people(),
            people(
                Map.of(
                    "event_policy",
                    Map.of("trigger", "period", "interval", 1),
                    "rate",
                    Map.of("period", 0.5, "unit", "second"),
                    "probe_count",
                    1)))
        .body("analytics[0].events", hasSize(3))
        .body("analytics[0].events.event.frames_estimations.size()", is(3))
        .body(
            "analytics[0].events.event.video_segment.start_time_offset",
            equalTo(List.of(0.0f, 1.0f, 2.0f)));
  }

  @Test
  void only_the_region_of_interest_is_looked_at() {
    Map<String, ?> left = Map.of("x", 0, "y", 0, "width", 45, "height", 100, "mode", "percent");
    analyse(
            Videos.people(),
            people(Map.of("roi", left, "rate", Map.of("period", 30), "probe_count", 1)),
            people(Map.of("droi", left, "rate", Map.of("period", 30), "probe_count", 1)))
        .body(EVENT + "frames_estimations[0].people_count", lessThan(3))
        .body("analytics[1].events[0].event.frames_estimations[0].people_count", lessThan(3));
  }

  @Test
  void an_analytics_that_cannot_work_fails_alone() {
    Map<String, ?> outside = Map.of("x", 5000, "y", 0, "width", 10, "height", 10);
    analyse(
            Videos.people(),
            people(Map.of("roi", outside)),
            people(Map.of("rate", Map.of("period", 30), "probe_count", 1)))
        .body("analytics[0].error.error_code", equalTo(43007))
        .body("analytics[0].events", hasSize(0))
        .body("analytics[1].error.error_code", equalTo(0))
        .body("analytics[1].events", hasSize(1));
  }

  @Test
  void everybody_is_followed_while_the_camera_moves() {
    JsonPath answer =
        analyse(
                Videos.people(),
                tracking(
                    Map.of(), "face_detection", "landmarks5", "ags", "head_pose", "warp_quality"))
            .body("analytics[0].error.error_code", equalTo(0))
            .body("analytics[0].events", hasSize(3))
            .extract()
            .jsonPath();
    List<String> tracks = answer.getList("analytics[0].events.event.track_id");
    assertThat(new HashSet<>(tracks)).hasSize(3);
    for (int person = 0; person < 3; person++) {
      String event = "analytics[0].events[" + person + "].event.";
      assertThat(answer.getList(event + "frames_estimations.offset.frame", Integer.class))
          .containsExactly(0, 5, 10, 15, 20, 25);
      List<Integer> x = answer.getList(event + "frames_estimations.face.detection.rect.x");
      assertThat(x.getFirst() - x.getLast()).isBetween(40, 60); // the camera moved by 50
      String face = event + "frames_estimations[0].face.detection.";
      assertThat(answer.getList(face + "landmarks5")).hasSize(5);
      assertThat(answer.getFloat(face + "attributes.ags")).isBetween(0.1f, 1f);
      assertThat(answer.getFloat(face + "attributes.head_pose.yaw")).isBetween(-60f, 60f);
      assertThat(answer.getFloat(face + "quality.dark")).isGreaterThan(0.5f);
    }
  }

  @Test
  void who_leaves_and_comes_back_is_two_tracks() {
    JsonPath answer =
        analyse(
                Videos.comingAndGoing(),
                tracking(Map.of("skip_frames", 8, "probe_count", 1), "face_detection"))
            .body("analytics[0].events", hasSize(6))
            .extract()
            .jsonPath();
    List<Integer> begins =
        answer.getList("analytics[0].events.event.video_segment.start_frame_offset");
    assertThat(begins).containsExactly(0, 0, 0, 30, 30, 30);
  }

  @Test
  void the_best_samples_of_a_person_give_descriptor_and_attributes() {
    JsonPath answer =
        analyse(
                Videos.people(),
                tracking(
                    everyTenth(),
                    "overview",
                    "aggregated_face_samples",
                    "aggregated_face_descriptor",
                    "aggregated_face_basic_attributes",
                    "aggregated_liveness"))
            .extract()
            .jsonPath();
    String all = EVENT + "aggregated_estimations.face.";
    List<Float> scores = answer.getList(all + "samples.score");
    assertThat(scores).hasSize(3).isSortedAccordingTo((a, b) -> Float.compare(b, a));
    byte[] jpeg = Base64.getDecoder().decode(answer.getString(all + "samples[0].warp"));
    assertThat(jpeg).startsWith(0xFF, 0xD8);
    assertThat(answer.getString(all + "attributes.descriptor.sdk_descriptor")).isNotBlank();
    assertThat(answer.getInt(all + "attributes.basic_attributes.age")).isBetween(10, 80);
    assertThat(answer.getString(all + "attributes.liveness.prediction"))
        .isIn("real", "spoof", "unknown");
    assertThat(answer.getMap(EVENT + "overview.face.detection.rect")).isNotEmpty();
  }

  @Test
  void bodies_are_followed_with_their_faces() {
    analyse(
            Videos.people(),
            tracking(everyTenth(), "face_detection", "body_detection", "aggregated_body_samples"))
        .body("analytics[0].events", hasSize(greaterThan(1)))
        .body(EVENT + "frames_estimations[0].body.detection.rect.width", greaterThan(50))
        .body(EVENT + "aggregated_estimations.body.samples[0].warp", notNullValue());
  }

  @Test
  void the_picture_of_an_overview_is_in_the_answer_when_a_policy_asks_for_it() {
    String data =
        analyse(
                Videos.people(),
                people(
                    Map.of(
                        "rate", Map.of("period", 30),
                        "probe_count", 1,
                        "image_retain_policy",
                            Map.of("mimetype", "PNG", "max_size", 100, "ttl", -1))))
            .body(EVENT + "overview.image.mimetype", equalTo("PNG"))
            .extract()
            .path(EVENT + "overview.image.data");
    assertThat(Base64.getDecoder().decode(data)).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void a_video_that_lies_on_its_side_is_turned() {
    analyse(Videos.turned(), people(Map.of("probe_count", 1)))
        .body(EVENT + "frames_estimations[0].people_count", isPeople());
  }

  @Test
  void what_is_no_video_is_refused() {
    for (Path file :
        List.of(
            Path.of("pom.xml"),
            Path.of("src/test/resources/photos/NOTICE"),
            playlist("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"))) {
      analyse(Videos.url(file), people(Map.of()))
          .statusCode(400)
          .body("error_code", equalTo(43007))
          .body("detail", containsString("no video"));
    }
  }

  private static Path playlist(String content) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "test-videos"));
      return Files.writeString(folder.resolve("list.m3u8"), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_video_that_ends_in_the_middle_is_read_up_to_there_or_refused() throws IOException {
    byte[] whole = Files.readAllBytes(Videos.people());
    Path half = Path.of("target", "test-videos", "half.mp4");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));

    analyse(Videos.url(half), people(Map.of())).statusCode(400).body("error_code", equalTo(43007));
  }

  @Test
  void a_video_that_cannot_be_fetched_is_refused_with_the_code_of_the_fetch() {
    analyse(Videos.url(Path.of("target/test-videos/none.mp4")), people(Map.of()))
        .statusCode(400)
        .body("error_code", equalTo(22));
    analyse("ftp://example.org/a.mp4", people(Map.of()))
        .statusCode(400)
        .body("error_code", equalTo(3));
    analyse("http://192.168.1.1/a.mp4", people(Map.of()))
        .statusCode(400)
        .body("error_code", equalTo(3));
  }

  @Test
  void a_target_of_another_analytics_is_refused() {
    analyse(
            Videos.url(Videos.people()),
            Map.of("name", "people_count", "targets", List.of("head_pose")))
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body("detail", containsString("analytics.0.targets"));
  }

  @Test
  void nothing_is_left_of_a_video() throws IOException {
    analyse(Videos.people(), people(Map.of("rate", Map.of("period", 30))));

    try (Stream<Path> files = Files.list(Path.of("target", "test-data", "video"))) {
      assertThat(files).isEmpty();
    }
  }
}
