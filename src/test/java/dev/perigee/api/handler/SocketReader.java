package dev.perigee.api.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens at {@code /6/ws}. */
final class SocketReader implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();

  SocketReader(URI base, String account) {
    URI url = URI.create("ws://%s:%d/6/ws".formatted(base.getHost(), base.getPort()));
    http.newWebSocketBuilder().header("Luna-Account-Id", account).buildAsync(url, this).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      messages.add(text.toString());
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  /** The next message; fails when none arrives. */
  JsonNode next() throws InterruptedException, JsonProcessingException {
    String message = messages.poll(30, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message has arrived");
    }
    return JSON.readTree(message);
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
