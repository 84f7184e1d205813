package dev.perigee.api.storage;

import dev.perigee.api.contract.Callers;
import dev.perigee.platform.http.Service;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Calls of the Image Store API in a bucket of its own. */
final class StoreClient {
  private String bucket;

  static RequestSpecification request() {
    // As it stands: the test framework would add a charset to every media type.
    EncoderConfig asItStands =
        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
    return Callers.at(Service.IMAGE_STORE).config(RestAssured.config().encoderConfig(asItStands));
  }

  /**
   * Sends exactly these headers: the test framework makes a media type up where there is none.
   *
   * @param headers names and values in turn
   * @return HTTP status
   */
  static int postRaw(URI url, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .version(HttpClient.Version.HTTP_1_1)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
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
