package dev.perigee.api.storage;

import dev.perigee.api.contract.Callers;
import dev.perigee.platform.http.Service;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Calls of the Image Store API in a bucket of its own. */
final class StoreClient {
  private String bucket;

  static RequestSpecification request() {
    return Callers.at(Service.IMAGE_STORE);
  }

  /** Path of the bucket; it is made at the first call, when the server is surely up. */
  String bucket() {
    if (bucket == null) {
      bucket = "/1/buckets/" + created("");
    }
    return bucket;
  }

  /** Makes a bucket and returns its name. */
  static String created(String query) {
    String name = "test-" + UUID.randomUUID();
    request().post("/1/buckets?bucket=" + name + query).then().statusCode(201);
    return name;
  }

  ValidatableResponse post(String kind, String type, byte[] body) {
    return request().contentType(type).body(body).post(bucket() + "/" + kind).then();
  }

  String image(byte[] jpeg) {
    return post("images", "image/jpeg", jpeg).statusCode(201).extract().path("url");
  }

  static ValidatableResponse get(String url) {
    return request().get(url).then();
  }

  static ValidatableResponse head(String url) {
    return request().head(url).then();
  }
}
