package dev.perigee.platform.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.config.TestConfig;
import dev.perigee.platform.error.ApiException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedFetchTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger lookups = new AtomicInteger();
  private HttpServer server;
  private GuardedFetch fetch;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> answer(exchange, 404, "text/plain", "no"));
    server.start();
    fetch = fetch(Map.of("private-networks", "127.0.0.0/8"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
    fetch.close();
  }

  @AfterAll
  static void end() {
    VERTX.close();
  }

  @Test
  void body_and_media_type_are_returned() {
    serve("/a.jpg", 200, "Image/JPEG; q=1", "picture");

    FetchedBody body = get("http://127.0.0.1:%d/a.jpg?size=1");

    assertThat(body.content()).isEqualTo("picture".getBytes(UTF_8));
    assertThat(body.contentType()).isEqualTo("image/jpeg");
    assertThat(body.uri().getPath()).isEqualTo("/a.jpg");
  }

  @Test
  void loopback_is_refused_unless_configured_and_nothing_is_sent() {
    fetch = fetch(Map.of());

    assertThat(code("http://127.0.0.1:%d/a")).isEqualTo(3);
    assertThat(code("http://localhost:%d/a")).isEqualTo(3);
    assertThat(requests).hasValue(0);
  }

  @Test
  void a_name_is_refused_by_the_address_behind_it() {
    fetch = fetch(Map.of());

    assertThat(code("http://private.example/a")).isEqualTo(3);
  }

  @Test
  void the_checked_address_is_connected_to_and_the_name_is_not_looked_up_again() {
    AtomicReference<String> host = new AtomicReference<>();
    server.createContext(
        "/named",
        exchange -> {
          host.set(exchange.getRequestHeaders().getFirst("Host"));
          answer(exchange, 200, "text/plain", "yes");
        });

    get("http://photos.example:%d/named");

    assertThat(host.get()).startsWith("photos.example:");
    assertThat(lookups).hasValue(1);
  }

  @Test
  void another_address_is_tried_when_one_refuses_the_connection() {
    serve("/a", 200, "text/plain", "yes");

    assertThat(get("http://two.example:%d/a").content()).hasSize(3);
  }

  @Test
  void a_redirect_is_followed_to_an_allowed_place() {
    redirect("/first", "/second?x=1");
    serve("/second", 200, "text/plain", "there");

    assertThat(get("http://127.0.0.1:%d/first").uri().getPath()).isEqualTo("/second");
  }

  @Test
  void the_place_of_a_redirect_is_checked_too() {
    redirect("/away", "http://private.example/secret");
    redirect("/file", "file:///etc/passwd");

    assertThat(code("http://127.0.0.1:%d/away")).isEqualTo(3);
    assertThat(code("http://127.0.0.1:%d/file")).isEqualTo(3);
  }

  @Test
  void redirects_without_end_are_given_up() {
    redirect("/round", "/round");

    assertThat(code("http://127.0.0.1:%d/round")).isEqualTo(22);
    assertThat(requests).hasValue(4);
  }

  @Test
  void an_announced_body_that_is_too_large_is_refused() {
    serve("/large", 200, "image/jpeg", "x".repeat(1001));

    assertThat(code("http://127.0.0.1:%d/large")).isEqualTo(4);
  }

  @Test
  void a_body_that_turns_out_too_large_is_refused() {
    server.createContext(
        "/chunked",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("x".repeat(100_000).getBytes(UTF_8));
          exchange.close();
        });

    assertThat(code("http://127.0.0.1:%d/chunked")).isEqualTo(4);
  }

  @Test
  void a_body_of_the_largest_size_is_returned() {
    serve("/full", 200, "image/jpeg", "x".repeat(1000));

    assertThat(get("http://127.0.0.1:%d/full").content()).hasSize(1000);
  }

  @Test
  void other_answers_than_200_are_refused() {
    assertThat(code("http://127.0.0.1:%d/missing")).isEqualTo(22);
  }

  @Test
  void a_server_that_keeps_silent_does_not_hold_the_caller() throws IOException {
    fetch = fetch(Map.of("private-networks", "127.0.0.0/8", "timeout", "300ms"));
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertThat(codeAt("http://127.0.0.1:" + silent.getLocalPort())).isEqualTo(9);
    }
  }

  @Test
  void a_server_that_breaks_off_is_told() throws IOException {
    try (ServerSocket broken = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> breakOff(broken));

      assertThat(codeAt("http://127.0.0.1:" + broken.getLocalPort())).isEqualTo(10);
    }
  }

  @Test
  void no_connection_and_no_host_are_told() throws IOException {
    int free;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }

    assertThat(codeAt("http://127.0.0.1:" + free)).isEqualTo(16);
    assertThat(code("http://nowhere.example/")).isEqualTo(16);
  }

  @Test
  void a_server_without_tls_is_no_secure_one() {
    assertThat(code("https://127.0.0.1:%d/a")).isEqualTo(13);
  }

  @Test
  void what_is_no_url_of_a_host_is_refused() {
    for (String url :
        new String[] {
          "ftp://127.0.0.1/a",
          "file:///etc/passwd",
          "/6/images/1",
          "",
          "http:///a",
          "http://a b/",
          "http://user:secret@127.0.0.1/",
          "http://127.0.0.1:99999/"
        }) {
      assertThat(codeAt(url)).as(url).isEqualTo(3);
    }
    assertThat(requests).hasValue(0);
  }

  @Test
  void every_refusal_is_the_callers_fault_and_tells_no_query() {
    ApiException refusal =
        catchThrowableOfType(
            ApiException.class, () -> get("http://127.0.0.1:%d/missing?signature=secret"));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.body().detail()).contains("127.0.0.1").doesNotContain("secret");
  }

  private GuardedFetch fetch(Map<String, String> settings) {
    Map<String, String> keys = new HashMap<>(Map.of("perigee.fetch.max-size", "1000"));
    settings.forEach((key, value) -> keys.put("perigee.fetch." + key, value));
    PerigeeConfig config = TestConfig.of(keys);
    return new GuardedFetch(VERTX, new AddressGuard(config.fetch(), this::resolve), config);
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    lookups.incrementAndGet();
    return switch (host) {
      case "photos.example" -> addresses("127.0.0.1");
      case "two.example" -> addresses("127.0.0.2", "127.0.0.1");
      case "private.example" -> addresses("10.1.2.3");
      case "nowhere.example" -> throw new UnknownHostException(host);
      default -> InetAddress.getAllByName(host);
    };
  }

  private static InetAddress[] addresses(String... literals) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }

  private FetchedBody get(String url) {
    URI uri = URI.create(url.formatted(server.getAddress().getPort()));
    return fetch.fetch(uri).await().atMost(PATIENCE);
  }

  private int code(String url) {
    return codeAt(url.formatted(server.getAddress().getPort()));
  }

  private int codeAt(String url) {
    return catchThrowableOfType(ApiException.class, () -> fetch.fetch(url).await().atMost(PATIENCE))
        .body()
        .errorCode();
  }

  private void serve(String path, int status, String type, String body) {
    server.createContext(path, exchange -> answer(exchange, status, type, body));
  }

  private void redirect(String path, String location) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          answer(exchange, 302, "text/plain", "moved");
        });
  }

  private void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    requests.incrementAndGet();
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void breakOff(ServerSocket server) {
    try (var client = server.accept()) {
      client.getInputStream().read();
      client
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart".getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
