import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The public API, as the benchmarks use it. */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  final URI server;
  private final String authorization;

  Api(String url) {
    this(
        url,
        System.getenv().getOrDefault("PERIGEE_LOGIN", "luna@visionlabs.ru"),
        System.getenv().getOrDefault("PERIGEE_PASSWORD", "luna"));
  }

  Api(String url, String login, String password) {
    this.server = URI.create(url);
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param status HTTP status
   * @param body JSON, a missing node when the answer had no body
   */
  record Answer(int status, JsonNode body) {
    JsonNode ok() {
      if (status >= 300) {
        throw new IllegalStateException("HTTP " + status + ": " + body);
      }
      return body;
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, new byte[0]);
  }

  Answer post(String path, Object body) throws IOException, InterruptedException {
    return send("POST", path, "application/json", JSON.writeValueAsBytes(body));
  }

  Answer post(String path, String type, byte[] body) throws IOException, InterruptedException {
    return send("POST", path, type, body);
  }

  Answer put(String path, Object body) throws IOException, InterruptedException {
    return send("PUT", path, "application/json", JSON.writeValueAsBytes(body));
  }

  Answer patch(String path, Object body) throws IOException, InterruptedException {
    return send("PATCH", path, "application/json", JSON.writeValueAsBytes(body));
  }

  Answer delete(String path, Object body) throws IOException, InterruptedException {
    return send("DELETE", path, "application/json", JSON.writeValueAsBytes(body));
  }

  /** Without a body. */
  Answer send(String method, String path) throws IOException, InterruptedException {
    return send(method, path, null, new byte[0]);
  }

  private Answer send(String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", authorization)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    var answer = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }

  /** Waits until requests are served. */
  void awaitReady(Duration within) throws InterruptedException {
    awaitReady(within, null);
  }

  /**
   * As {@link #awaitReady(Duration)}, and gives up when the server ends.
   *
   * @param server null when it is not ours
   */
  void awaitReady(Duration within, Process server) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (System.nanoTime() < end) {
      if (server != null && !server.isAlive()) {
        throw new IllegalStateException("the server has ended; its log tells why");
      }
      try {
        if (get("/6/lists?page_size=1").status() == 200) {
          return;
        }
      } catch (IOException e) {
        // not up yet
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("the server did not become ready within " + within);
  }

  /** Id of a new list. */
  String list(String name) throws IOException, InterruptedException {
    return post("/6/lists", Map.of("user_data", name)).ok().get("list_id").asText();
  }

  /** The best candidates of a list for a descriptor of {@code /6/sdk}, best first. */
  JsonNode match(String sdkDescriptor, String listId, int limit)
      throws IOException, InterruptedException {
    Map<String, Object> reference =
        Map.of("type", "sdk_descriptor", "id", "probe", "data", sdkDescriptor);
    return match(reference, Map.of("origin", "faces", "list_id", listId), limit);
  }

  JsonNode match(Map<String, Object> reference, Map<String, Object> filters, int limit)
      throws IOException, InterruptedException {
    Map<String, Object> candidates =
        Map.of("filters", filters, "limit", limit, "targets", List.of("face_id", "user_data"));
    return post(
            "/6/matcher/faces",
            Map.of("references", List.of(reference), "candidates", List.of(candidates)))
        .ok()
        .path(0)
        .path("matches")
        .path(0)
        .path("result");
  }

  /** Content type by file name, null when it is no photo. */
  static String photoType(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".jpg") || lower.endsWith(".jpeg")) {
      return "image/jpeg";
    }
    return lower.endsWith(".png") ? "image/png" : null;
  }
}
