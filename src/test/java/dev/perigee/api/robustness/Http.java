package dev.perigee.api.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests of one account, without the cost of a test framework: thousands are made. */
final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String account;

  Http(URI base, String account) {
    this.base = base;
    this.account = account;
  }

  /**
   * @param text body as it came; every account's ids are looked for in it
   * @param json the body as a tree, null when it is none
   */
  record Answer(int status, String text, JsonNode json) {
    int errorCode() {
      return json == null ? 0 : json.path("error_code").asInt();
    }
  }

  Answer get(String path) {
    return send("GET", path, null, null);
  }

  Answer delete(String path) {
    return send("DELETE", path, null, null);
  }

  Answer json(String method, String path, Object body) {
    try {
      return send(method, path, "application/json", JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer send(String method, String path, String type, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Luna-Account-Id", account)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      boolean json =
          response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")
              && !response.body().isEmpty();
      return new Answer(
          response.statusCode(), response.body(), json ? JSON.readTree(response.body()) : null);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
