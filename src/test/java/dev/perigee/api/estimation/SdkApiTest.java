package dev.perigee.api.estimation;

import static dev.perigee.api.estimation.Estimation.BODY;
import static dev.perigee.api.estimation.Estimation.FACE;
import static dev.perigee.api.estimation.Estimation.JPEG;
import static dev.perigee.api.estimation.Estimation.onePerson;
import static dev.perigee.api.estimation.Estimation.post;
import static dev.perigee.api.estimation.Estimation.sdk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers;
import dev.perigee.vision.exif.ExifBytes;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Parameters and forms of the answer of /6/sdk. */
@QuarkusTest
class SdkApiTest {
  private static final String ATTRIBUTES = FACE + ".attributes";
  private static final String FILTERED =
      "images_estimations[0].filtered_detections.face_detections";
  private static final String LIGHT = "detect_face=1&estimate_face_descriptor=0&";

  @Test
  void bodies_and_their_faces_are_one_person() {
    sdk("detect_face=1&detect_body=1&estimate_body_warp=1&estimate_upper_body=1", onePerson())
        .statusCode(200)
        .body("images_estimations[0].estimations", hasSize(1))
        .body(FACE + ".rect.width", greaterThan(30))
        .body(BODY + ".rect.width", greaterThan(60))
        .body(BODY + ".warp", notNullValue())
        .body(BODY + ".attributes.upper_body.upper_clothing.colors", hasSize(greaterThan(0)))
        .body(BODY + ".attributes", hasKey("descriptor"))
        .body(BODY + ".attributes.descriptor", nullValue());
  }

  @Test
  void bodies_alone_are_told_only_where_all_persons_are_wanted() {
    String query = "detect_body=1&estimate_body_descriptor=0&multiface_policy=";
    sdk(query + 1, onePerson())
        .body("images_estimations[0].estimations", hasSize(1))
        .body("images_estimations[0].estimations[0].face", nullValue());
    sdk(query + 0, onePerson()).body("images_estimations[0].estimations", hasSize(0));
    sdk(query + 2, onePerson()).body("images_estimations[0].estimations", hasSize(0));
  }

  @Test
  void several_faces_are_all_taken_or_refused_or_the_best_one_is_taken_with_its_body() {
    byte[] photo = Photos.sample(6);
    String query = LIGHT + "detect_body=1&estimate_body_descriptor=0&multiface_policy=";
    sdk(query + 0, photo)
        .body("images_estimations[0].status", is(0))
        .body("images_estimations[0].error.error_code", is(12031))
        .body("images_estimations[0].estimations", hasSize(0));
    sdk(query + 1, photo)
        .body("images_estimations[0].estimations.face.findAll { it != null }", hasSize(4));
    sdk(query + 2, photo)
        .body("images_estimations[0].estimations", hasSize(1))
        .body("images_estimations[0].estimations[0].face", notNullValue());
  }

  @Test
  void people_are_counted_with_and_without_coordinates() {
    sdk("estimate_people_count=1", Photos.sample(6))
        .body("images_estimations[0].image_estimations.people.count", greaterThan(3))
        .body("images_estimations[0].image_estimations.people.coordinates[0]", hasSize(2));
    sdk("estimate_people_count=1&people_count_coordinates=0", Photos.sample(6))
        .body("images_estimations[0].image_estimations.people", not(hasKey("coordinates")));
    sdk("detect_face=1", Photos.gray(64, 64))
        .body("images_estimations[0]", not(hasKey("image_estimations")));
  }

  @Test
  void what_has_no_network_is_null_and_features_says_so() {
    sdk(LIGHT + "estimate_glasses=1&estimate_deepfake=1", onePerson())
        .statusCode(200)
        .body(ATTRIBUTES, hasKey("glasses"))
        .body(ATTRIBUTES + ".glasses", nullValue())
        .body(ATTRIBUTES + ".deepfake", nullValue());
    Callers.anonymous()
        .get("/6/features")
        .then()
        .body("estimations.glasses", is(false))
        .body("estimations.deepfake", is(false));
  }

  @Test
  void warps_come_as_base64_in_json_and_as_bytes_in_msgpack() throws IOException {
    String query = "detect_face=1&estimate_face_warp=1";
    String base64 = sdk(query, onePerson()).extract().path(FACE + ".warp");
    byte[] jpeg = Base64.getDecoder().decode(base64);
    assertThat(jpeg).startsWith(0xFF, 0xD8);

    byte[] answer =
        Callers.luna()
            .accept("application/msgpack")
            .contentType(JPEG)
            .body(onePerson())
            .post("/6/sdk?" + query)
            .asByteArray();
    JsonNode detection =
        new ObjectMapper(new MessagePackFactory())
            .readTree(answer)
            .at("/images_estimations/0/estimations/0/face/detection");
    assertThat(detection.path("warp").isBinary()).isTrue();
    assertThat(detection.path("warp").binaryValue()).isEqualTo(jpeg);
    assertThat(detection.at("/attributes/descriptor/sdk_descriptor").binaryValue())
        .startsWith('d', 'p');
  }

  @Test
  void a_warp_has_attributes_but_no_pose_no_points_and_no_liveness() {
    post(
            "/6/sdk?image_type=1&estimate_head_pose=1&estimate_landmarks5=1&estimate_landmarks68=1"
                + "&estimate_liveness=1&estimate_emotions=1&estimate_quality=1&yaw_threshold=1",
            JPEG,
            Estimation.sampleImage())
        .statusCode(200)
        .body(FACE + ".rect.width", is(250))
        .body(FACE, not(hasKey("landmarks5")))
        .body(FACE, not(hasKey("landmarks68")))
        .body(ATTRIBUTES + ".head_pose", nullValue())
        .body(ATTRIBUTES + ".liveness", nullValue())
        .body(ATTRIBUTES + ".emotions.predominant_emotion", notNullValue())
        .body(FACE + ".quality.dark", greaterThan(0f));
  }

  @Test
  void a_body_warp_is_a_body() {
    byte[] warp =
        Base64.getDecoder()
            .decode(
                sdk("detect_body=1&estimate_body_warp=1", onePerson())
                    .extract()
                    .<String>path(BODY + ".warp"));
    post("/6/sdk?image_type=2&estimate_lower_body=1", JPEG, warp)
        .statusCode(200)
        .body(
            BODY + ".rect", equalTo(java.util.Map.of("x", 0, "y", 0, "width", 128, "height", 256)))
        .body(BODY + ".attributes.lower_body.lower_garment.colors", hasSize(greaterThan(0)))
        .body(BODY + ".attributes.lower_body.shoes", nullValue());
    post("/6/sdk?image_type=2", JPEG, onePerson())
        .body("images_estimations[0].status", is(0))
        .body("images_estimations[0].error.error_code", is(12031));
  }

  @Test
  void turned_heads_are_filtered_with_the_reason() {
    byte[] turned = Photos.turned(onePerson(), 20);
    int roll =
        (int)
            Math.abs(
                Estimation.number(
                    Estimation.faces("estimate_head_pose=1", turned).getFirst(),
                    "attributes.head_pose.roll"));
    assertThat(roll).isGreaterThan(5);
    sdk(LIGHT + "roll_threshold=" + (roll - 2), turned)
        .body("images_estimations[0].estimations", hasSize(0))
        .body(FILTERED, hasSize(1))
        .body(FILTERED + "[0].filter_reasons[0].name", is("head_roll"))
        .body(FILTERED + "[0].filter_reasons[0].threshold_value.max", is(roll - 2f))
        .body(FILTERED + "[0].detection.filename", is("raw_image"))
        .body(FILTERED + "[0].detection.samples.face.detection.rect.width", greaterThan(30));
    sdk(LIGHT + "roll_threshold=" + (roll + 2), turned).body(FILTERED, hasSize(0));
    sdk(LIGHT + "yaw_threshold=0", turned).body(FILTERED, hasSize(1));
    sdk(LIGHT + "pitch_threshold=180", turned).body(FILTERED, hasSize(0));
  }

  @Test
  void states_filter_and_may_be_repeated_or_joined() {
    sdk(LIGHT + "mask_states=2&mask_states=3", onePerson())
        .body(FILTERED + "[0].filter_reasons[0].name", is("mask"))
        .body(FILTERED + "[0].filter_reasons[0].object_value", is("missing"))
        .body(
            FILTERED + "[0].filter_reasons[0].threshold_value",
            equalTo(List.of("medical_mask", "occluded")));
    sdk(LIGHT + "mask_states=1,2,3", onePerson()).body(FILTERED, hasSize(0));
    sdk(LIGHT + "liveness_states=0,1,2", onePerson()).body(FILTERED, hasSize(0));
    sdk(LIGHT + "liveness_states=1", Photos.grayscale(onePerson()))
        .body(FILTERED + "[0].filter_reasons[0].object_value", is("unknown"));
    sdk(LIGHT + "face_occlusion_states=mouth", onePerson()).body(FILTERED, hasSize(0));
  }

  @Test
  void a_face_of_which_a_filtered_state_cannot_be_known_does_not_pass() {
    sdk(LIGHT + "deepfake_states=1", onePerson())
        .body(FILTERED + "[0].filter_reasons[0].name", is("deepfake"))
        .body(FILTERED + "[0].filter_reasons[0].object_value", nullValue());
    sdk(LIGHT + "face_occlusion_states=forehead", onePerson())
        .body(FILTERED + "[0].filter_reasons[0].object_value", equalTo(List.of("forehead")));
  }

  @Test
  void bad_parameters_are_named() {
    for (String bad :
        List.of(
            "image_type=3",
            "multiface_policy=3",
            "yaw_threshold=181",
            "mask_states=0",
            "liveness_states=3",
            "face_occlusion_states=ear",
            "score_threshold=1.5",
            "estimate_gaze=2")) {
      String name = bad.substring(0, bad.indexOf('='));
      sdk(bad, new byte[] {1})
          .statusCode(400)
          .body("error_code", is(12012))
          .body("detail", is("Bad query parameters '" + name + "'"));
    }
  }

  @Test
  void below_the_score_threshold_neither_descriptor_nor_basic_attributes_are_told() {
    sdk("detect_face=1&estimate_basic_attributes=1&score_threshold=1", onePerson())
        .body("images_estimations[0].estimations", hasSize(1))
        .body(FACE, not(hasKey("attributes")));
    sdk("detect_face=1&estimate_basic_attributes=1", onePerson())
        .body(ATTRIBUTES + ".basic_attributes.gender", is(0))
        .body(ATTRIBUTES + ".basic_attributes.age", greaterThan(10))
        .body(ATTRIBUTES + ".basic_attributes.ethnicities", nullValue());
  }

  @Test
  void exif_is_told_when_asked_for_and_turns_the_photo_unless_told_not_to() {
    byte[] turned = ExifBytes.insert(onePerson(), ExifBytes.orientation(3, "Maker"));
    sdk(LIGHT + "extract_exif=1", turned)
        .body("images_estimations[0].exif.Orientation", is(3))
        .body("images_estimations[0].exif.Make", is("Maker"));
    sdk(LIGHT + "extract_exif=1", Photos.as(".png", onePerson()).clone())
        .statusCode(400); // the content type says JPEG
    post("/6/sdk?extract_exif=1", "image/png", Photos.as(".png", onePerson()))
        .body("images_estimations[0].exif", equalTo(java.util.Map.of()));
    sdk(LIGHT, onePerson()).body("images_estimations[0]", not(hasKey("exif")));

    int upright = sdk(LIGHT, onePerson()).extract().path(FACE + ".rect.y");
    int asItIs = sdk(LIGHT + "use_exif_info=0", turned).extract().path(FACE + ".rect.y");
    assertThat(asItIs).isEqualTo(upright);
    int byExif =
        sdk(LIGHT, turned).extract().<Integer>path("images_estimations[0].estimations.size()");
    assertThat(byExif).isLessThanOrEqualTo(1);
  }

  @Test
  void aggregated_values_stand_in_one_place_only() {
    Callers.luna()
        .multiPart("image", "a.jpg", onePerson(), JPEG)
        .multiPart("image", "b.jpg", Photos.brightness(onePerson(), 0.8), JPEG)
        .multiPart("image", "c.jpg", new byte[] {1}, JPEG)
        .post(
            "/6/sdk?detect_face=1&detect_body=1&aggregate_attributes=1&estimate_basic_attributes=1"
                + "&estimate_emotions=1&estimate_mask=1&estimate_liveness=1&estimate_head_pose=1"
                + "&estimate_upper_body=1")
        .then()
        .statusCode(200)
        .body("images_estimations.status", equalTo(List.of(1, 1, 0)))
        .body(ATTRIBUTES, hasKey("head_pose"))
        .body(ATTRIBUTES, not(hasKey("descriptor")))
        .body(ATTRIBUTES, not(hasKey("emotions")))
        .body("aggregate_estimations.face.attributes.descriptor.score", greaterThan(0f))
        .body("aggregate_estimations.face.attributes.basic_attributes.gender", is(0))
        .body("aggregate_estimations.face.attributes.emotions.predominant_emotion", notNullValue())
        .body("aggregate_estimations.face.attributes.mask.predominant_mask", is("missing"))
        .body("aggregate_estimations.face.attributes.liveness.prediction", notNullValue())
        .body("aggregate_estimations.face.attributes", not(hasKey("head_pose")))
        .body(
            "aggregate_estimations.body.attributes.upper_body.upper_clothing.colors",
            hasSize(greaterThan(0)));
  }

  @Test
  void nobody_gives_an_empty_aggregate() {
    sdk("detect_face=1&aggregate_attributes=1", Photos.gray(200, 200))
        .body("aggregate_estimations.face", nullValue())
        .body("aggregate_estimations.body", nullValue());
  }

  @Test
  void estimations_of_eyes_and_mouth_have_the_forms_of_the_api() {
    sdk(
            LIGHT + "estimate_eyes_attributes=1&estimate_mouth_attributes=1&estimate_gaze=1",
            onePerson())
        .body(ATTRIBUTES + ".eyes_attributes.left_eye.iris_landmarks", hasSize(32))
        .body(ATTRIBUTES + ".eyes_attributes.right_eye.eyelid_landmarks", hasSize(6))
        .body(ATTRIBUTES + ".eyes_attributes.left_eye.iris_landmarks", everyItem(hasSize(2)))
        .body(ATTRIBUTES + ".mouth_attributes.properties.smile_type.estimations", hasKey("regular"))
        .body(ATTRIBUTES, hasKey("gaze"));
  }

  @Test
  void the_detector_tells_all_its_estimations_and_checks() {
    post(
            "/6/detector?multiface_policy=2&estimate_face_quality=1&estimate_head_pose=1"
                + "&estimate_quality=1&estimate_emotions=1&extract_exif=1",
            JPEG,
            onePerson())
        .statusCode(201)
        .body("images[0].exif", notNullValue())
        .body("images[0].detections.samples[0].face.detection.attributes", hasKey("head_pose"))
        .body("images[0].detections.samples[0].face.detection.quality.light", greaterThan(0f))
        .body(
            "images[0].detections.samples[0].face.detection.face_quality.checks.name",
            hasItem("nose_occlusion"));
  }

  @Test
  void the_detector_stores_nothing_for_a_filtered_face() {
    post("/6/detector?yaw_threshold=0", JPEG, onePerson())
        .statusCode(201)
        .body("images[0].detections.samples", hasSize(0))
        .body("images[0].detections.filtered_detections.face_detections", hasSize(1));
  }
}
