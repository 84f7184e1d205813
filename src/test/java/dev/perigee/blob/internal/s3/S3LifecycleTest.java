package dev.perigee.blob.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as told: the one of the other tests knows no rules. */
class S3LifecycleTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final String NONE =
      "<Error><Code>NoSuchLifecycleConfiguration</Code><Message>none</Message></Error>";

  private final CopyOnWriteArrayList<String> rules = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<String> tags = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private S3Client client;
  private int statusOfRules = 200;
  private int statusOfTags = 200;
  private String existing = NONE;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        new S3Client(
            S3Server.settings(
                server.getAddress().getPort(), Duration.ofSeconds(2), Duration.ofSeconds(4)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (query.startsWith("lifecycle")) {
      boolean get = exchange.getRequestMethod().equals("GET");
      if (!get) {
        rules.add(body);
      }
      boolean none = get && existing.equals(NONE) && statusOfRules == 200;
      send(exchange, none ? 404 : statusOfRules, get ? existing : "");
    } else {
      String tag = exchange.getRequestHeaders().getFirst("x-amz-tagging");
      if (tag != null) {
        tags.add(tag);
      }
      exchange.getResponseHeaders().set("ETag", "\"0\"");
      send(exchange, tag == null ? 200 : statusOfTags, "");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private S3Lifecycle prepared() {
    S3Lifecycle lifecycle = new S3Lifecycle(client);
    lifecycle.prepare().await().atMost(Duration.ofSeconds(20));
    return lifecycle;
  }

  private static Map<String, String> week(S3Lifecycle lifecycle) {
    return lifecycle.headers(NOW, NOW.plus(Duration.ofDays(7)));
  }

  @Test
  void a_server_that_can_gets_a_rule_for_every_lifetime() {
    S3Lifecycle lifecycle = prepared();

    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst())
        .contains("<ID>perigee-ttl-365</ID>", "<Days>365</Days>", "<Key>perigee-ttl</Key>");
    assertThat(tags).containsExactly("perigee-ttl=1");
    assertThat(week(lifecycle)).isEqualTo(Map.of("x-amz-tagging", "perigee-ttl=7"));
  }

  @Test
  void blobs_of_other_lifetimes_have_no_tag() {
    S3Lifecycle lifecycle = prepared();

    assertThat(lifecycle.headers(NOW, null)).isEmpty();
    assertThat(lifecycle.headers(NOW, NOW.plus(Duration.ofDays(8)))).isEmpty();
    assertThat(lifecycle.headers(NOW, NOW.plus(Duration.ofHours(25)))).isEmpty();
  }

  @Test
  void rules_of_others_stay() {
    existing =
        "<LifecycleConfiguration><Rule><ID>theirs</ID><Status>Enabled</Status>"
            + "<Filter><Prefix>logs/</Prefix></Filter><Expiration><Days>9</Days></Expiration>"
            + "</Rule></LifecycleConfiguration>";

    prepared();

    assertThat(rules.getFirst()).contains("<ID>theirs</ID>", "<ID>perigee-ttl-1</ID>");
  }

  @Test
  void without_rules_nothing_is_tagged() {
    statusOfRules = 501;

    assertThat(week(prepared())).isEmpty();
    assertThat(tags).isEmpty();
  }

  @Test
  void without_the_right_to_tag_nothing_is_tagged() {
    statusOfTags = 403;

    assertThat(week(prepared())).isEmpty();
  }
}
