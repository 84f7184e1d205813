package dev.perigee.api.contract;

import dev.perigee.api.Photos;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Samples, images and objects of the main API. */
@Singleton
class StoredSamples implements SampleSource {
  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.ofEntries(
        Map.entry("saveSample", StoredSamples::sample),
        Map.entry("getSample", () -> Callers.luna().get(url(sample()))),
        Map.entry("headSample", () -> Callers.luna().head(url(sample()))),
        Map.entry("deleteSample", () -> Callers.luna().delete(url(sample()))),
        Map.entry("getSampleOfPreviousVersion", () -> Callers.luna().get(old(5))),
        Map.entry("headSampleOfPreviousVersion", () -> Callers.luna().head(old(5))),
        Map.entry("deleteSampleOfPreviousVersion", () -> Callers.luna().delete(old(5))),
        Map.entry("getSampleByLegacyPath", () -> Callers.luna().get(old(6))),
        Map.entry("headSampleByLegacyPath", () -> Callers.luna().head(old(6))),
        Map.entry("deleteSampleByLegacyPath", () -> Callers.luna().delete(old(6))),
        Map.entry("saveImage", StoredSamples::image),
        Map.entry("getImage", () -> Callers.luna().get(url(image()))),
        Map.entry("headImage", () -> Callers.luna().head(url(image()))),
        Map.entry("deleteImage", () -> Callers.luna().delete(url(image()))),
        Map.entry("saveObject", StoredSamples::object),
        Map.entry("getObject", () -> Callers.luna().get(url(object()))),
        Map.entry("headObject", () -> Callers.luna().head(url(object()))),
        Map.entry("deleteObject", () -> Callers.luna().delete(url(object()))));
  }

  private static Response sample() {
    return Callers.luna()
        .contentType("image/jpeg")
        .body(Photos.gray(250, 250))
        .post("/6/samples/faces");
  }

  private static String old(int version) {
    return "/" + version + "/samples/" + UUID.fromString(sample().path("sample_id"));
  }

  private static Response image() {
    return Callers.luna().contentType("image/jpeg").body(Photos.gray(60, 40)).post("/6/images");
  }

  private static Response object() {
    return Callers.luna().contentType("application/json").body("{}").post("/6/objects");
  }

  private static String url(Response created) {
    return created.path("url");
  }
}
