package dev.perigee.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens WebSockets and keeps what they get. */
final class SocketClient {
  private static final int PATIENCE_SECONDS = 30;
  private static final int LARGEST = 10_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions()
              .setMaxFrameSize(LARGEST)
              .setMaxMessageSize(LARGEST)
              .setMaxConnections(100));

  /** The server has not accepted the handshake. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(Throwable cause) {
      super(cause);
    }
  }

  static String basic(String login, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  Connection connect(URI base, String path, Map<String, String> headers) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(base.getHost())
            .setPort(base.getPort())
            .setURI(path)
            .setAllowOriginHeader(headers.containsKey("Origin"));
    headers.forEach(options::addHeader);
    return await(
        client.connect(options).map(Connection::new).toCompletionStage().toCompletableFuture());
  }

  void close() {
    await(vertx.close().toCompletionStage().toCompletableFuture());
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new RefusedException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** One connection. */
  static final class Connection {
    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger received = new AtomicInteger();
    private final CompletableFuture<Short> closed = new CompletableFuture<>();

    Connection(WebSocket socket) {
      this.socket = socket;
      socket.textMessageHandler(
          text -> {
            received.incrementAndGet();
            messages.add(text);
          });
      socket.closeHandler(
          done ->
              closed.complete(socket.closeStatusCode() == null ? 1006 : socket.closeStatusCode()));
      socket.exceptionHandler(failure -> {});
    }

    JsonNode next() {
      try {
        String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
          throw new AssertionError("no message");
        }
        return JSON.readTree(text);
      } catch (InterruptedException | IOException e) {
        throw new AssertionError(e);
      }
    }

    boolean isEmpty() {
      return messages.isEmpty();
    }

    int received() {
      return received.get();
    }

    void say(String text) {
      socket.writeTextMessage(text);
    }

    void pause() {
      socket.pause();
    }

    void resume() {
      socket.resume();
    }

    void close() {
      await(socket.close().toCompletionStage().toCompletableFuture());
    }

    short closeCode() {
      return await(closed);
    }
  }
}
