package dev.perigee.api.contract;

import dev.perigee.api.Photos;
import dev.perigee.platform.http.Service;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Buckets, images and objects of the Image Store API. */
@Singleton
class ImageStoreSamples implements SampleSource {

  @Override
  public Service service() {
    return Service.IMAGE_STORE;
  }

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.ofEntries(
        Map.entry("getBuckets", () -> caller().get("/1/buckets")),
        Map.entry("createBucket", () -> caller().post("/1/buckets?bucket=" + UUID.randomUUID())),
        Map.entry("getBucket", () -> caller().get(bucket())),
        Map.entry("headBucket", () -> caller().head(bucket())),
        Map.entry("setBucketTtl", () -> caller().put(bucket() + "?ttl=7")),
        Map.entry("deleteBucket", () -> caller().delete(bucket())),
        Map.entry("createObject", ImageStoreSamples::object),
        Map.entry("deleteObjects", () -> deleteMany("objects")),
        Map.entry("putObject", () -> text().put(bucket() + "/objects/" + Paths.ID)),
        Map.entry("getObject", () -> caller().get(url(object()))),
        Map.entry("headObject", () -> caller().head(url(object()))),
        Map.entry("deleteObject", () -> caller().delete(url(object()))),
        Map.entry("createImage", ImageStoreSamples::image),
        Map.entry("deleteImages", () -> deleteMany("images")),
        Map.entry("putImage", () -> photo().put(bucket() + "/images/" + Paths.ID)),
        Map.entry("getImage", () -> caller().get(url(image()))),
        Map.entry("headImage", () -> caller().head(url(image()))),
        Map.entry("deleteImage", () -> caller().delete(url(image()))),
        Map.entry("getThumbnail", () -> caller().get(url(image()) + "_32")),
        Map.entry("headThumbnail", () -> caller().head(url(image()) + "_32")));
  }

  private static RequestSpecification caller() {
    return Callers.at(Service.IMAGE_STORE);
  }

  private static String bucket() {
    String name = "sample-" + UUID.randomUUID();
    caller().post("/1/buckets?bucket=" + name).then().statusCode(201);
    return "/1/buckets/" + name;
  }

  private static RequestSpecification text() {
    return caller().contentType("text/plain").body("text");
  }

  private static RequestSpecification photo() {
    return caller().contentType("image/jpeg").body(Photos.gray(60, 40));
  }

  private static Response object() {
    return text().post(bucket() + "/objects");
  }

  private static Response image() {
    return photo().post(bucket() + "/images");
  }

  private static Response deleteMany(String kind) {
    return caller()
        .contentType("application/json")
        .body("{\"" + kind + "\": [\"" + Paths.ID + "\"]}")
        .delete(bucket() + "/" + kind);
  }

  private static String url(Response created) {
    return created.path("url");
  }
}
