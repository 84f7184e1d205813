package dev.perigee.api.contract;

import dev.perigee.api.Photos;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Detection, estimation and extraction on a photo of three people. */
@Singleton
class EstimationSamples implements SampleSource {
  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.of(
        "detectFaces",
        () -> photo("/6/detector?detect_landmarks68=1"),
        "estimate",
        () ->
            photo(
                "/6/sdk?detect_face=1&estimate_landmarks5=1&estimate_landmarks68=1"
                    + "&estimate_face_warp=1"),
        "extractAttributes",
        () ->
            Callers.luna()
                .contentType("application/json")
                .body(List.of(sample()))
                .post("/6/extractor"));
  }

  private static Response photo(String url) {
    return Callers.luna().contentType("image/jpeg").body(Photos.sample(1)).post(url);
  }

  private static String sample() {
    return photo("/6/detector?multiface_policy=2")
        .path("images[0].detections.samples[0].face.sample_id");
  }
}
