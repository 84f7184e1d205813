package dev.perigee.api.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** The few requests of the smoke scenario, as the demo user. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEMO_USER = "luna@visionlabs.ru:luna";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  Api(URI base) {
    this.base = base;
  }

  int port() {
    return base.getPort();
  }

  /** False, too, while nobody listens. */
  boolean healthy() throws IOException, InterruptedException {
    try {
      return send(request("/6/healthcheck").GET().build()).statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    }
  }

  /** Ids of the samples of all faces in a photo. */
  JsonNode detect(byte[] photo) throws IOException, InterruptedException {
    JsonNode answer =
        ok(
            request("/6/detector")
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(photo)));
    return answer.at("/images/0/detections/samples");
  }

  /** Detects faces in a photo without keeping anything; whatever the answer is. */
  CompletableFuture<HttpResponse<byte[]>> analyse(byte[] photo) {
    return http.sendAsync(
        request("/6/sdk?detect_face=1&estimate_face_descriptor=1")
            .header("Content-Type", "image/jpeg")
            .POST(BodyPublishers.ofByteArray(photo))
            .build(),
        BodyHandlers.ofByteArray());
  }

  JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return ok(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return ok(request(path).GET());
  }

  private JsonNode ok(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send(request.build());
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(
          response
              + " "
              + response.headers().map()
              + " "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return JSON.readTree(response.body());
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    String credentials =
        Base64.getEncoder().encodeToString(DEMO_USER.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Basic " + credentials);
  }
}
