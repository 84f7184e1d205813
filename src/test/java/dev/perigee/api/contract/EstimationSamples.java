package dev.perigee.api.contract;

import dev.perigee.api.Photos;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Detection, estimation and extraction on a photo of three people, with everything asked for. */
@Singleton
class EstimationSamples implements SampleSource {
  private static final String OF_FACES =
      "&estimate_head_pose=1&estimate_emotions=1&estimate_mask=1&estimate_quality=1"
          + "&estimate_gaze=1&estimate_eyes_attributes=1&estimate_mouth_attributes=1"
          + "&extract_exif=1";

  private static final String OF_ALL =
      OF_FACES
          + "&estimate_landmarks5=1&estimate_landmarks68=1&estimate_face_warp=1"
          + "&estimate_glasses=1&estimate_liveness=1&estimate_deepfake=1"
          + "&estimate_basic_attributes=1&estimate_face_occlusion=1&estimate_people_count=1"
          + "&estimate_body_warp=1&estimate_upper_body=1&estimate_lower_body=1"
          + "&estimate_accessories=1&estimate_body_basic_attributes=1";

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.of(
        "detectFaces",
        () ->
            photo(
                "/6/detector?detect_landmarks68=1&estimate_face_quality=1&yaw_threshold=10"
                    + OF_FACES),
        "estimate",
        () -> photo("/6/sdk?detect_face=1&detect_body=1&roll_threshold=5" + OF_ALL),
        "checkIso",
        () -> photo("/6/iso?multiface_policy=1&extract_exif=1"),
        "predictLiveness",
        () -> photo("/6/liveness?aggregate=1"),
        "extractAttributes",
        () ->
            Callers.luna()
                .contentType("application/json")
                .body(List.of(sample()))
                .post("/6/extractor?extract_basic_attributes=1"));
  }

  private static Response photo(String url) {
    return Callers.luna().contentType("image/jpeg").body(Photos.sample(1)).post(url);
  }

  private static String sample() {
    return photo("/6/detector?multiface_policy=2")
        .path("images[0].detections.samples[0].face.sample_id");
  }
}
