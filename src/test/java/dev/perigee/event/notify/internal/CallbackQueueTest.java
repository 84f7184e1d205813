package dev.perigee.event.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perigee.event.notify.Callback;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.config.TestConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackFactory;

class CallbackQueueTest {
  private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("a", 1);
  private static final String REQUEST_ID = "1623984298,375c6d96-09c7-4db3-91cc-f13e66288aa9";

  private final Vertx vertx = Vertx.vertx();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ArrayDeque<>();
  private HttpServer server;

  private record Received(HttpServerRequest request, Buffer body) {
    String header(String name) {
      return request.getHeader(name);
    }
  }

  @BeforeEach
  void start() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request.bodyHandler(
                        body -> {
                          received.add(new Received(request, body));
                          Integer status;
                          synchronized (answers) {
                            status = answers.poll();
                          }
                          if (status == null || status != 0) { // 0: never answered
                            request.response().setStatusCode(status == null ? 204 : status).end();
                          }
                        }))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private CallbackQueue queue(Map<String, String> keys) {
    PerigeeConfig config = TestConfig.of(keys);
    CallbackClient client =
        new CallbackClient(
            vertx,
            uri -> {
              if (uri.getHost().equals("forbidden.test")) {
                return Uni.createFrom()
                    .failure(ApiException.inBody(ErrorCode.URL_INVALID, "not allowed"));
              }
              return Uni.createFrom()
                  .item(List.of(SocketAddress.inetSocketAddress(server.actualPort(), "127.0.0.1")));
            },
            config);
    return new CallbackQueue(client, vertx, new ObjectMapper(), config);
  }

  private Callback callback(String host, boolean msgpack, Duration timeout) {
    return new Callback(
        URI.create("http://" + host + ":" + server.actualPort() + "/hook?x=1"),
        "u",
        "p",
        msgpack,
        timeout,
        Map.of("X-A", "1", "Authorization", "stolen"));
  }

  private Callback callback() {
    return callback("user.test", false, Duration.ofSeconds(10));
  }

  @Test
  void a_message_arrives_signed_and_with_the_headers_of_the_policy() {
    CallbackQueue queue = queue(Map.of("perigee.events.callbacks.secret", "key"));

    queue.send(callback(), BODY, REQUEST_ID);

    await().until(() -> queue.delivered() == 1);
    Received one = received.getFirst();
    assertThat(one.request().uri()).isEqualTo("/hook?x=1");
    assertThat(one.header("Host")).isEqualTo("user.test:" + server.actualPort());
    assertThat(one.body().toString()).isEqualTo("{\"a\":1}");
    assertThat(one.header("Content-Type")).isEqualTo("application/json");
    assertThat(one.header("Authorization")).isEqualTo("Basic dTpw");
    assertThat(one.header("X-A")).isEqualTo("1");
    assertThat(one.header("Luna-Request-Id")).isEqualTo(REQUEST_ID);
    String[] signature = one.header("Perigee-Signature").split("[=,]");
    assertThat(one.header("Perigee-Signature"))
        .isEqualTo(
            Signature.of(Optional.of("key"))
                .header(Instant.ofEpochSecond(Long.parseLong(signature[1])), one.body().getBytes())
                .orElseThrow());
  }

  @Test
  void without_a_secret_nothing_is_signed_and_msgpack_is_sent_when_asked_for() throws IOException {
    CallbackQueue queue = queue(Map.of());

    queue.send(callback("user.test", true, Duration.ofSeconds(10)), BODY, REQUEST_ID);

    await().until(() -> queue.delivered() == 1);
    assertThat(received.getFirst().header("Perigee-Signature")).isNull();
    assertThat(received.getFirst().header("Content-Type")).isEqualTo("application/msgpack");
    assertThat(
            new ObjectMapper(new MessagePackFactory())
                .readTree(received.getFirst().body().getBytes()))
        .isEqualTo(BODY);
  }

  @Test
  void a_message_is_sent_again_until_the_server_takes_it() {
    answers.addAll(List.of(500, 429));
    CallbackQueue queue = queue(Map.of());

    queue.send(callback(), BODY, REQUEST_ID);

    await().until(() -> queue.delivered() == 1);
    assertThat(received).hasSize(3);
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void a_message_that_is_not_wanted_is_given_up_at_once() {
    answers.add(404);
    CallbackQueue queue = queue(Map.of());

    queue.send(callback(), BODY, REQUEST_ID);

    await().until(() -> queue.lost() == 1);
    assertThat(received).hasSize(1);
  }

  @Test
  void attempts_come_to_an_end() {
    answers.addAll(List.of(500, 500, 500));
    CallbackQueue queue = queue(Map.of("perigee.events.callbacks.attempts", "2"));

    queue.send(callback(), BODY, REQUEST_ID);

    await().until(() -> queue.lost() == 1);
    assertThat(received).hasSize(2);
  }

  @Test
  void a_server_that_does_not_answer_is_left_after_the_timeout() {
    answers.add(0);
    CallbackQueue queue = queue(Map.of("perigee.events.callbacks.attempts", "1"));

    queue.send(callback("user.test", false, Duration.ofMillis(200)), BODY, REQUEST_ID);

    await().until(() -> queue.lost() == 1);
  }

  @Test
  void a_forbidden_address_is_never_called() {
    CallbackQueue queue = queue(Map.of());

    queue.send(callback("forbidden.test", false, Duration.ofSeconds(1)), BODY, REQUEST_ID);

    await().until(() -> queue.lost() == 1);
    assertThat(received).isEmpty();
  }

  @Test
  void a_full_queue_loses_what_is_new_and_says_so() {
    answers.addAll(List.of(0, 0, 0, 0));
    CallbackQueue queue =
        queue(
            Map.of(
                "perigee.events.callbacks.queue",
                "2",
                "perigee.events.callbacks.concurrency",
                "1"));

    for (int i = 0; i < 5; i++) {
      queue.send(callback("user.test", false, Duration.ofSeconds(30)), BODY, REQUEST_ID);
    }

    assertThat(queue.lost()).isEqualTo(3);
    assertThat(queue.waiting()).isEqualTo(2);
  }

  @Test
  void pauses_grow_and_are_never_the_same_for_all() {
    for (int attempts = 0; attempts < 40; attempts++) {
      long most = Math.min(60_000, 500L << Math.min(attempts, 16));
      assertThat(CallbackQueue.pauseMillis(attempts)).isBetween(most / 2, most);
    }
  }
}
