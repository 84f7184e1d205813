import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Many WebSocket clients, each with a filter of its own, under a load of raw events: each gets its
 * events and no others. Some do not read and have to be closed with 1013.
 */
final class WebSockets {
  private static final int CONCURRENCY = 128;
  private static final short TOO_SLOW = 1013;

  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient client =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(100_000));
  private final Program server;

  private WebSockets(Program server) {
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    Program server = new Program(Path.of(args[3]), Integer.parseInt(args[4]));
    server.start();
    new WebSockets(server)
        .run(
            Duration.parse("PT" + args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    server.stop();
  }

  private void run(Duration time, int clients, int slow) throws Exception {
    AtomicIntegerArray received = new AtomicIntegerArray(clients);
    AtomicInteger wrong = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    List<WebSocket> sleepers = new ArrayList<>();
    AtomicInteger closedSlow = new AtomicInteger();
    CountDownLatch open = new CountDownLatch(clients + slow);
    for (int i = 0; i < clients; i++) {
      int number = i;
      connect(
          "?sources=cam" + number,
          socket -> {
            socket.textMessageHandler(
                text -> {
                  if (text.contains("\"source\":\"cam" + number + "\"")) {
                    received.incrementAndGet(number);
                  } else {
                    wrong.incrementAndGet();
                  }
                });
            socket.closeHandler(done -> closed.incrementAndGet());
            open.countDown();
          });
    }
    for (int i = 0; i < slow; i++) {
      connect(
          "",
          socket -> {
            socket.pause();
            socket.closeHandler(
                done -> {
                  Short code = socket.closeStatusCode();
                  if (code != null && code == TOO_SLOW) {
                    closedSlow.incrementAndGet();
                  }
                });
            synchronized (sleepers) {
              sleepers.add(socket);
            }
            open.countDown();
          });
    }
    if (!open.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException(open.getCount() + " connections are not open");
    }
    System.out.printf(
        "%d connections with a filter each and %d that do not read; %s%n",
        clients, slow, server.memory());

    EventLoad load = new EventLoad(server.port, server.handler(), CONCURRENCY, true);
    AtomicIntegerArray expected = new AtomicIntegerArray(clients);
    String descriptor = EventLoad.descriptor(new java.util.Random(1));
    long begun = System.nanoTime();
    long report = begun + Duration.ofSeconds(30).toNanos();
    for (int at = 0; System.nanoTime() < begun + time.toNanos(); at++) {
      int camera = at % clients;
      load.send(
          EventLoad.body("w" + at, camera, descriptor),
          (status, body) -> {
            if (status == 201) {
              expected.incrementAndGet(camera);
            }
          });
      if (System.nanoTime() > report) {
        report += Duration.ofSeconds(30).toNanos();
        System.out.printf(
            "  %d events, %s%n", load.acknowledged.get(), server.memory());
      }
    }
    load.drain();
    double seconds = (System.nanoTime() - begun) / 1e9;
    int different = settle(expected, received, clients);
    synchronized (sleepers) {
      sleepers.forEach(WebSocket::resume);
    }
    for (int i = 0; i < 300 && closedSlow.get() < slow; i++) {
      Thread.sleep(100);
    }
    System.out.printf(
        "%.0f events/s for %.0f s; %d of %d clients have exactly their events, %d messages went to"
            + " the wrong one, %d were disconnected; %d of %d that did not read were closed with"
            + " %d; %s%n",
        load.acknowledged.get() / seconds,
        seconds,
        clients - different,
        clients,
        wrong.get(),
        closed.get(),
        closedSlow.get(),
        slow,
        TOO_SLOW,
        server.memory());
    load.close();
    vertx.close();
    if (different > 0 || wrong.get() > 0 || closed.get() > 0) {
      throw new IllegalStateException("not exactly their events");
    }
  }

  /** Waits for messages on their way; how many clients differ in the end. */
  private static int settle(AtomicIntegerArray expected, AtomicIntegerArray received, int clients)
      throws InterruptedException {
    int different = clients;
    for (int i = 0; i < 100 && different > 0; i++) {
      Thread.sleep(100);
      different = 0;
      for (int c = 0; c < clients; c++) {
        different += expected.get(c) == received.get(c) ? 0 : 1;
      }
    }
    return different;
  }

  private void connect(String query, java.util.function.Consumer<WebSocket> opened) {
    String login = System.getenv().getOrDefault("PERIGEE_LOGIN", "luna@visionlabs.ru");
    String password = System.getenv().getOrDefault("PERIGEE_PASSWORD", "luna");
    client
        .connect(
            new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port)
                .setURI("/6/ws" + query)
                .addHeader(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(
                                (login + ":" + password).getBytes(StandardCharsets.UTF_8))))
        .onSuccess(opened::accept)
        .onFailure(failure -> System.out.println("no connection: " + failure));
  }
}
