package dev.perigee.platform.contract.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that answers the length of the body it got. */
class BodyReaderTest {
  private static final int LIMIT = 100_000;

  private static final Vertx VERTX = Vertx.vertx();
  private static HttpServer server;

  @BeforeAll
  static void listen() throws Exception {
    BodyReader reader = new BodyReader(LIMIT);
    Router router = Router.router(VERTX);
    router
        .route()
        .handler(
            request -> {
              request.request().pause();
              reader.read(request, request::next);
            });
    router
        .route()
        .handler(
            request ->
                request
                    .response()
                    .end(
                        request.body().buffer() == null
                            ? "none"
                            : String.valueOf(request.body().buffer().length())));
    server =
        VERTX
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterAll
  static void close() throws Exception {
    VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static HttpResponse<String> post(BodyPublisher body, boolean expectContinue)
      throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
              .expectContinue(expectContinue)
              .POST(body)
              .build(),
          BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> post(BodyPublisher body) throws Exception {
    return post(body, false);
  }

  /** Without a length: the client sends it in chunks. */
  private static BodyPublisher chunked(int length) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
  }

  @Test
  void a_body_up_to_the_limit_is_read() throws Exception {
    assertThat(post(BodyPublishers.ofByteArray(new byte[LIMIT])).body()).isEqualTo("" + LIMIT);
    assertThat(post(chunked(LIMIT)).body()).isEqualTo("" + LIMIT);
  }

  @Test
  void a_larger_body_is_refused_announced_or_not() throws Exception {
    for (BodyPublisher body :
        new BodyPublisher[] {BodyPublishers.ofByteArray(new byte[LIMIT + 1]), chunked(LIMIT + 1)}) {
      HttpResponse<String> answer = post(body);

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("\"error_code\":12046", "100000 bytes");
    }
  }

  @Test
  void no_body_is_no_body() throws Exception {
    assertThat(post(BodyPublishers.noBody()).body()).isEqualTo("none");
  }

  @Test
  void a_client_that_waits_for_permission_gets_it() throws Exception {
    assertThat(post(BodyPublishers.ofByteArray(new byte[5]), true).body()).isEqualTo("5");
  }
}
