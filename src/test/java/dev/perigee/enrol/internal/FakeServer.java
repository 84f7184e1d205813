package dev.perigee.enrol.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of the API as enrolment uses. A photo is text: its words are the faces on it; "broken" is
 * no image.
 */
final class FakeServer implements AutoCloseable {
  final List<JsonNode> faces = new ArrayList<>();
  final List<String> lists = new ArrayList<>();
  final AtomicInteger overloadedAnswers = new AtomicInteger();
  final AtomicInteger lostFaceAnswers = new AtomicInteger();
  final List<String> deletedSamples = new ArrayList<>();
  volatile boolean refusesLogin;
  volatile boolean refusesFaces;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer http;

  FakeServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newFixedThreadPool(4));
    http.createContext("/", this::handle);
    http.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String operation = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      if (refusesLogin) {
        answer(exchange, 401, Map.of("error_code", 11065, "detail", "wrong password"));
      } else if (overloadedAnswers.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        exchange.getResponseHeaders().add("Retry-After", "0");
        answer(exchange, 503, Map.of("error_code", 1, "detail", "busy"));
      } else {
        answer(exchange, operation, body);
      }
    }
  }

  private synchronized void answer(HttpExchange exchange, String operation, byte[] body)
      throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    switch (operation) {
      case "GET /6/lists" -> answer(exchange, 200, Map.of("lists", found()));
      case "POST /6/lists" -> {
        lists.add(json.readTree(body).get("user_data").asText());
        answer(exchange, 201, Map.of("list_id", "list"));
      }
      case "GET /6/faces" -> answer(exchange, 200, Map.of("faces", faces(query)));
      case "POST /6/detector" -> answer(exchange, 201, Map.of("images", List.of(image(body))));
      case "POST /6/extractor" ->
          answer(exchange, 201, List.of(Map.of("attribute_id", UUID.randomUUID().toString())));
      case "POST /6/faces" -> createFace(exchange, body);
      default -> {
        deletedSamples.add(operation);
        answer(exchange, 204, null);
      }
    }
  }

  private void createFace(HttpExchange exchange, byte[] body) throws IOException {
    if (refusesFaces) {
      answer(exchange, 400, Map.of("error_code", 22005, "detail", "no such list"));
      return;
    }
    var face = (com.fasterxml.jackson.databind.node.ObjectNode) json.readTree(body);
    face.put("face_id", new UUID(0, faces.size() + 1L).toString());
    faces.add(face);
    if (lostFaceAnswers.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      answer(exchange, 201, Map.of("face_id", face.get("face_id").asText()));
    } // otherwise the connection closes without an answer
  }

  private List<Map<String, String>> found() {
    return lists.isEmpty() ? List.of() : List.of(Map.of("list_id", "list"));
  }

  private List<JsonNode> faces(String query) {
    String external = query.replaceFirst(".*external_ids=", "");
    return faces.stream()
        .filter(
            f -> !query.contains("external_ids=") || f.get("external_id").asText().equals(external))
        .toList();
  }

  private static Map<String, Object> image(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.equals("broken")) {
      return Map.of("status", 0, "error", Map.of("error_code", 18001, "detail", "not an image"));
    }
    List<Map<String, Object>> samples = new ArrayList<>();
    for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
      samples.add(Map.of("face", Map.of("sample_id", word)));
    }
    return Map.of(
        "status", 1,
        "error", Map.of("error_code", 0),
        "detections", Map.of("samples", samples));
  }

  private void answer(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = body == null ? new byte[0] : json.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    http.stop(0);
    ((java.util.concurrent.ExecutorService) http.getExecutor()).shutdownNow();
  }
}
