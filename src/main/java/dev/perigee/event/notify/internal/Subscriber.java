package dev.perigee.event.notify.internal;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * One connection, from before its handshake is answered: what occurs as soon as the client knows
 * that it is connected must not be missed. Messages that it cannot take at once wait in a queue;
 * when that is full the connection is closed with 1013.
 *
 * @param <E> what its filter looks at
 */
final class Subscriber<E> {
  static final short GOING_AWAY = 1001;
  static final short POLICY_VIOLATION = 1008;
  static final short NO_ANSWER = 1011;
  static final short TOO_SLOW = 1013;

  private ServerWebSocket socket; // of the context; null until the handshake is answered
  private final RoutingContext handshake;
  private final Context context;
  private final Predicate<E> filter;
  private final int mostMessages;
  private final long mostBytes;

  /** Messages taken by {@link #send} and not yet given to the socket, and their bytes. */
  private final AtomicInteger messages = new AtomicInteger();

  private final AtomicLong bytes = new AtomicLong();

  private final ArrayDeque<byte[]> queue = new ArrayDeque<>(); // of the context
  private volatile boolean closed;
  private volatile long heardAt = System.nanoTime();
  private volatile long checkedAt = heardAt;

  /**
   * @param context event loop of the socket
   * @param mostMessages that may wait
   * @param mostBytes that they may have; a single message may have more
   */
  Subscriber(
      RoutingContext handshake,
      Context context,
      Predicate<E> filter,
      int mostMessages,
      long mostBytes) {
    this.handshake = handshake;
    this.context = context;
    this.filter = filter;
    this.mostMessages = mostMessages;
    this.mostBytes = mostBytes;
  }

  /** The handshake is answered: sends what waits, and listens. On the context. */
  void open(ServerWebSocket opened, Runnable onClose) {
    socket = opened;
    socket.pongHandler(pong -> heard());
    socket.frameHandler(frame -> heard());
    socket.drainHandler(drained -> drain());
    socket.exceptionHandler(failure -> close(GOING_AWAY, "broken"));
    socket.closeHandler(
        done -> {
          closed = true;
          queue.clear();
          onClose.run();
        });
    if (closed) { // meanwhile
      socket.close(GOING_AWAY, "closed");
    }
    drain();
  }

  boolean wants(E event) {
    return !closed && filter.test(event);
  }

  /**
   * Takes a message. May be called from any thread.
   *
   * @param message text in UTF-8, shared with other connections
   * @return false when it was one too many and the connection is closed
   */
  boolean send(byte[] message) {
    int count = messages.incrementAndGet();
    long size = bytes.addAndGet(message.length);
    if (count > mostMessages || count > 1 && size > mostBytes) {
      close(TOO_SLOW, "too slow");
      return false;
    }
    context.runOnContext(
        now -> {
          if (closed) {
            return;
          }
          queue.addLast(message);
          drain();
        });
    return true;
  }

  private void drain() {
    while (!closed && socket != null && !queue.isEmpty() && !socket.writeQueueFull()) {
      // Text whose bytes are there already: the socket's own methods would encode it each time.
      byte[] message = queue.removeFirst();
      socket.writeFrame(new WebSocketFrameImpl(WebSocketFrameType.TEXT, message, true));
      messages.decrementAndGet();
      bytes.addAndGet(-message.length);
    }
  }

  private void heard() {
    heardAt = System.nanoTime();
  }

  long silentNanos() {
    return System.nanoTime() - heardAt;
  }

  /** Time since the caller's rights were looked at. */
  long uncheckedNanos() {
    return System.nanoTime() - checkedAt;
  }

  void checked() {
    checkedAt = System.nanoTime();
  }

  /** The request that opened the connection. */
  RoutingContext handshake() {
    return handshake;
  }

  void ping() {
    context.runOnContext(
        now -> {
          if (!closed && socket != null && !socket.writeQueueFull()) {
            socket.writePing(Buffer.buffer());
          }
        });
  }

  /** May be called from any thread, and again. */
  void close(short code, String why) {
    if (closed) {
      return;
    }
    closed = true;
    context.runOnContext(
        now -> {
          queue.clear();
          if (socket != null) {
            socket.close(code, why);
          }
        });
  }
}
