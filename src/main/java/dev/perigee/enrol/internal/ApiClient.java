package dev.perigee.enrol.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** JSON over HTTP with Basic authentication; waits and asks again when the server is full. */
final class ApiClient implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 30;
  private static final int OVERLOADED = 503;
  private static final int UNAUTHORIZED = 401;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_WITHIN)
          .build();
  private final URI server;
  private final String authorization;

  ApiClient(URI server, String login, String password) {
    this.server = server;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  JsonNode get(String path) throws IOException {
    return send("GET", path, null, BodyPublishers.noBody());
  }

  JsonNode post(String path, Object body) throws IOException {
    return send("POST", path, "application/json", BodyPublishers.ofByteArray(bytes(body)));
  }

  JsonNode post(String path, String contentType, byte[] body) throws IOException {
    return send("POST", path, contentType, BodyPublishers.ofByteArray(body));
  }

  void delete(String path) throws IOException {
    send("DELETE", path, null, BodyPublishers.noBody());
  }

  /**
   * @return the body of the answer, a missing node when it has none
   * @throws ApiFailure when the answer is an error
   * @throws EnrolException when there is no server or the login is refused
   * @throws IOException when it is unknown whether the request was carried out
   */
  private JsonNode send(String method, String path, String contentType, BodyPublisher body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(ANSWER_WITHIN)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .method(method, body);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    for (int attempt = 1; ; attempt++) {
      HttpResponse<byte[]> answer = exchange(request.build());
      if (answer.statusCode() == OVERLOADED && attempt < ATTEMPTS) {
        pause(answer, attempt);
      } else {
        return content(answer);
      }
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new EnrolException(
          "No server answers at " + server + ". Start it with ./perigee, or name it with --url.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnrolException("interrupted", e);
    }
  }

  private JsonNode content(HttpResponse<byte[]> answer) throws IOException {
    int status = answer.statusCode();
    if (status == UNAUTHORIZED) {
      throw new EnrolException(
          "The server refuses the login: " + detail(answer) + ". See --login and --password.");
    }
    if (status >= 300) {
      throw new ApiFailure(status, detail(answer));
    }
    return answer.body().length == 0 ? MissingNode.getInstance() : json.readTree(answer.body());
  }

  private String detail(HttpResponse<byte[]> answer) {
    try {
      JsonNode body = json.readTree(answer.body());
      if (body.hasNonNull("detail")) {
        return body.get("detail").asText() + " (" + body.path("error_code").asInt() + ")";
      }
    } catch (IOException e) {
      // Not an answer of the API itself; the status has to do.
    }
    return "HTTP " + answer.statusCode();
  }

  private byte[] bytes(Object body) throws JsonProcessingException {
    return json.writeValueAsBytes(body);
  }

  private static void pause(HttpResponse<?> answer, int attempt) {
    Duration asked =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(v -> v.matches("\\d{1,9}"))
            .map(v -> Duration.ofSeconds(Long.parseLong(v)))
            .orElse(Duration.ofMillis(250L * attempt));
    try {
      Thread.sleep(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnrolException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
