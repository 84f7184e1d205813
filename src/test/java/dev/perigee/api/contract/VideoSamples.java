package dev.perigee.api.contract;

import dev.perigee.api.Videos;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Everything that can be told of a short video. */
@Singleton
class VideoSamples implements SampleSource {
  private static final Map<String, ?> PARAMETERS =
      Map.of(
          "event_policy", Map.of("trigger", "period", "interval", 1),
          "image_retain_policy", Map.of("mimetype", "JPEG", "quality", 0.5, "max_size", 64),
          "rate", Map.of("period", 10, "unit", "frame"),
          "probe_count", 1);

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.of(
        "analyseVideo",
        () ->
            Callers.anonymous()
                .contentType("application/json")
                .body(
                    Map.of(
                        "video",
                        Map.of("url", Videos.url(Videos.people())),
                        "analytics",
                        List.of(
                            Map.of("name", "people_count", "parameters", PARAMETERS),
                            Map.of(
                                "name",
                                "human_tracking",
                                "targets",
                                List.of(
                                    "face_detection",
                                    "body_detection",
                                    "landmarks5",
                                    "ags",
                                    "overview",
                                    "aggregated_face_samples",
                                    "aggregated_face_descriptor"),
                                "parameters",
                                PARAMETERS))))
                .post("/6/videosdk"));
  }
}
