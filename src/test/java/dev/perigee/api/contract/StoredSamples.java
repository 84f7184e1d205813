package dev.perigee.api.contract;

import dev.perigee.api.Photos;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;

/** Face samples. */
@Singleton
class StoredSamples implements SampleSource {
  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.of(
        "saveSample", StoredSamples::save,
        "getSample", () -> Callers.luna().get(sample()),
        "headSample", () -> Callers.luna().head(sample()),
        "deleteSample", () -> Callers.luna().delete(sample()));
  }

  private static Response save() {
    return Callers.luna()
        .contentType("image/jpeg")
        .body(Photos.gray(250, 250))
        .post("/6/samples/faces");
  }

  private static String sample() {
    return save().path("url");
  }
}
