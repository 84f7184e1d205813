package dev.perigee.api.estimation;

import static dev.perigee.api.estimation.Estimation.at;
import static dev.perigee.api.estimation.Estimation.faces;
import static dev.perigee.api.estimation.Estimation.number;
import static dev.perigee.api.estimation.Estimation.sdk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the server says it can estimate differs from face to face on real photos, and moves as it
 * should when the photo is changed.
 */
@QuarkusTest
class EstimationDirectionsApiTest {
  /** How the features are asked for, and where their answers are. */
  private static final Map<String, List<String>> ASKED =
      Map.ofEntries(
          Map.entry("quality", List.of("estimate_quality=1", "quality.blurriness")),
          Map.entry("head_pose", List.of("estimate_head_pose=1", "attributes.head_pose.yaw")),
          Map.entry("gaze", List.of("estimate_gaze=1", "attributes.gaze.yaw")),
          Map.entry(
              "eyes",
              List.of("estimate_eyes_attributes=1", "attributes.eyes_attributes.left_eye.state")),
          Map.entry(
              "mouth",
              List.of("estimate_mouth_attributes=1", "attributes.mouth_attributes.opened")),
          Map.entry(
              "emotions",
              List.of("estimate_emotions=1", "attributes.emotions.estimations.happiness")),
          Map.entry("mask", List.of("estimate_mask=1", "attributes.mask.estimations.missing")),
          Map.entry(
              "liveness", List.of("estimate_liveness=1", "attributes.liveness.estimations.score")),
          Map.entry(
              "face_occlusion",
              List.of(
                  "estimate_face_occlusion=1",
                  "attributes.face_occlusion.estimations.overall_score")),
          Map.entry(
              "age", List.of("estimate_basic_attributes=1", "attributes.basic_attributes.age")),
          Map.entry(
              "gender",
              List.of("estimate_basic_attributes=1", "attributes.basic_attributes.gender")),
          Map.entry("portrait", List.of("", "")),
          Map.entry("clothing_colors", List.of("", "")));

  /** Covered by tests of their own: they are not asked for, or not of a face. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "portrait",
          "iso",
          "clothing_colors",
          "body_attributes",
          "face_detection",
          "face_descriptor",
          "body_detection",
          "people_count",
          "basic_attributes",
          "face_score");

  /** All women of these photos look the same in this respect. */
  private static final Set<String> ALIKE = Set.of("gender");

  private static Set<String> enabled() {
    Map<String, Boolean> features =
        Callers.anonymous().get("/6/features").then().extract().path("estimations");
    Set<String> enabled = new TreeSet<>();
    features.forEach(
        (name, on) -> {
          if (on) {
            enabled.add(name);
          }
        });
    return enabled;
  }

  @Test
  void everything_that_is_called_enabled_is_told_and_differs_from_face_to_face() {
    Set<String> known = new HashSet<>(ASKED.keySet());
    known.addAll(ELSEWHERE);
    Set<String> enabled = enabled();
    assertThat(known).containsAll(enabled);
    enabled.removeAll(ELSEWHERE);
    String query =
        String.join(
            "&", enabled.stream().map(name -> ASKED.get(name).getFirst()).distinct().toList());
    List<Map<String, Object>> all = new ArrayList<>();
    IntStream.of(2, 5, 6).forEach(photo -> all.addAll(faces(query, Photos.sample(photo))));
    all.addAll(faces(query, Photos.painted(Photos.sample(6), eyes(), 190, 150, 130)));

    for (String name : enabled) {
      String path = ASKED.get(name).getLast();
      List<Object> values =
          all.stream()
              .filter(face -> name(face, path) != null)
              .map(face -> at(face, path))
              .toList();
      assertThat(values).as(name).hasSizeGreaterThan(6);
      if (!ALIKE.contains(name)) {
        assertThat(new HashSet<>(values)).as(name).hasSizeGreaterThan(1);
      }
    }
  }

  /** The object that holds the value, null when it was not to be told. */
  private static Object name(Map<String, Object> face, String path) {
    int dot = path.indexOf('.', "attributes.".length());
    return path.startsWith("attributes.") ? at(face, path.substring(0, dot)) : face;
  }

  private static List<List<int[]>> eyes() {
    List<List<int[]>> shapes = new ArrayList<>();
    for (Map<String, Object> face : faces("estimate_landmarks68=1", Photos.sample(6))) {
      List<?> points = (List<?>) face.get("landmarks68");
      for (int from : new int[] {36, 42}) {
        shapes.add(enlarged(points.subList(from, from + 6), 1.5));
      }
    }
    return shapes;
  }

  private static List<int[]> enlarged(List<?> points, double factor) {
    double x = points.stream().mapToInt(p -> (int) ((List<?>) p).get(0)).average().orElseThrow();
    double y = points.stream().mapToInt(p -> (int) ((List<?>) p).get(1)).average().orElseThrow();
    return points.stream()
        .map(
            p ->
                new int[] {
                  (int) (x + ((int) ((List<?>) p).get(0) - x) * factor),
                  (int) (y + ((int) ((List<?>) p).get(1) - y) * factor)
                })
        .toList();
  }

  @Test
  void eyes_that_are_painted_over_with_skin_are_closed_more_often() {
    String query = "estimate_eyes_attributes=1";
    long open = open(faces(query, Photos.sample(6)));
    long painted = open(faces(query, Photos.painted(Photos.sample(6), eyes(), 190, 150, 130)));
    assertThat(open).isGreaterThanOrEqualTo(5);
    assertThat(painted).isLessThan(open);
  }

  private static long open(List<Map<String, Object>> faces) {
    return faces.stream()
        .flatMap(
            face ->
                List.of("left_eye", "right_eye").stream()
                    .map(eye -> at(face, "attributes.eyes_attributes." + eye + ".state")))
        .filter("open"::equals)
        .count();
  }

  @Test
  void a_mirrored_photo_turns_yaw_and_gaze_round_and_a_turned_one_the_roll() {
    String query = "estimate_head_pose=1";
    byte[] photo = Photos.sample(4);
    List<Map<String, Object>> plain = faces(query, photo);
    List<Map<String, Object>> mirrored = faces(query, Photos.mirrored(photo));
    List<Map<String, Object>> turned = faces(query, Photos.turned(photo, 15));
    for (int i = 0; i < plain.size(); i++) {
      double yaw = number(plain.get(i), "attributes.head_pose.yaw");
      double roll = number(plain.get(i), "attributes.head_pose.roll");
      assertThat(number(mirrored.get(plain.size() - 1 - i), "attributes.head_pose.yaw"))
          .isCloseTo(-yaw, within(8.0));
      assertThat(number(turned.get(i), "attributes.head_pose.roll") - roll)
          .isCloseTo(15, within(4.0));
    }
  }

  @Test
  void dark_bright_and_blurred_copies_lose_the_quality_they_should() {
    byte[] photo = Photos.sample(6);
    assertThat(worst(Photos.brightness(photo, 0.3), "dark")).isLessThan(worst(photo, "dark"));
    assertThat(worst(Photos.brightness(photo, 2.5), "light")).isLessThan(worst(photo, "light"));
    assertThat(worst(Photos.blurred(photo, 9), "blurriness")).isLessThan(0.5);
    assertThat(worst(photo, "blurriness")).isGreaterThan(0.6);
  }

  private static double worst(byte[] photo, String quality) {
    return faces("estimate_quality=1", photo).stream()
        .mapToDouble(face -> number(face, "quality." + quality))
        .min()
        .orElseThrow();
  }

  @Test
  void a_mask_that_is_drawn_on_is_seen_and_covers_the_mouth() {
    List<List<int[]>> masks = new ArrayList<>();
    for (Map<String, Object> face : faces("estimate_landmarks68=1", Photos.sample(6))) {
      List<?> points = (List<?>) face.get("landmarks68");
      List<Object> outline = new ArrayList<>(points.subList(1, 16));
      outline.add(points.get(28));
      masks.add(enlarged(outline, 1));
    }
    byte[] masked = Photos.painted(Photos.sample(6), masks, 150, 185, 210);
    List<Map<String, Object>> faces =
        faces("estimate_mask=1&estimate_mouth_attributes=1&estimate_face_occlusion=1", masked);
    assertThat(faces).hasSizeGreaterThanOrEqualTo(3);
    for (Map<String, Object> face : faces) {
      assertThat(at(face, "attributes.mask.predominant_mask")).isNotEqualTo("missing");
      assertThat(number(face, "attributes.mouth_attributes.occluded")).isGreaterThan(0.5);
      assertThat(at(face, "attributes.face_occlusion.face_occlusion.lower_face_occluded"))
          .isEqualTo(1);
    }
  }

  @Test
  void clothes_have_different_colours() {
    Set<Object> colours = new HashSet<>();
    IntStream.of(2, 6)
        .forEach(
            photo ->
                colours.addAll(
                    sdk(
                            "detect_body=1&estimate_upper_body=1&estimate_body_descriptor=0",
                            Photos.sample(photo))
                        .extract()
                        .<List<Object>>path(
                            "images_estimations[0].estimations.body.detection.attributes"
                                + ".upper_body.upper_clothing.colors")));
    assertThat(colours).hasSizeGreaterThan(1);
  }
}
