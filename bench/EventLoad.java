import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Posts raw events with a descriptor each to {@code /6/handlers/{id}/events/raw}, with a number of
 * requests on their way at any time.
 */
final class EventLoad {
  static final int DESCRIPTOR_VERSION = 1001;
  static final int SOURCES = 1000;
  private static final int LENGTH = 512;
  private static final int MOST_TIMES = 4_000_000;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http;
  private final RequestOptions request;
  private final Semaphore onTheWay;
  private final int concurrency;
  private final int[] micros = new int[MOST_TIMES];

  final AtomicLong sent = new AtomicLong();
  final AtomicLong acknowledged = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong failed = new AtomicLong();

  EventLoad(int port, String handler, int concurrency, boolean waitSaving) {
    this.concurrency = concurrency;
    this.onTheWay = new Semaphore(concurrency);
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(concurrency).setKeepAlive(true));
    String pair =
        System.getenv().getOrDefault("PERIGEE_LOGIN", "luna@visionlabs.ru")
            + ":"
            + System.getenv().getOrDefault("PERIGEE_PASSWORD", "luna");
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(
                "/6/handlers/" + handler + "/events/raw?wait_saving=" + (waitSaving ? 1 : 0))
            .putHeader("Content-Type", "application/json")
            .putHeader(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** A random descriptor in base64. */
  static String descriptor(Random random) {
    byte[] components = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      components[i] = (byte) Math.round(random.nextGaussian() * 512 / Math.sqrt(LENGTH));
    }
    return Base64.getEncoder().encodeToString(components);
  }

  /** Body of an event of a camera. */
  static String body(String externalId, int camera, String descriptor) {
    Random random = ThreadLocalRandom.current();
    return """
        {"source": "cam%d", "external_id": "%s", "user_data": "bench", "track_id": "t%d",
         "tags": ["tag%d", "bench"],
         "location": {"city": "city%d", "geo_position": {"longitude": %d.5, "latitude": 50.25}},
         "face_attributes": {"basic_attributes": {"age": %d, "gender": %d},
           "descriptor": {"descriptor": "%s", "version": %d}},
         "meta": {"speed": %d, "lane": %d}}
        """
        .formatted(
            camera,
            externalId,
            random.nextInt(1_000_000),
            camera % 100,
            camera % 20,
            camera % 90,
            random.nextInt(100),
            random.nextInt(2),
            descriptor,
            DESCRIPTOR_VERSION,
            random.nextInt(120),
            random.nextInt(6));
  }

  /** Sends when there is room; the consumer hears of the answer (status 0: none). */
  void send(String body, BiConsumer<Integer, String> answered) throws InterruptedException {
    onTheWay.acquire();
    sent.incrementAndGet();
    long begun = System.nanoTime();
    http.request(request)
        .compose(
            r ->
                r.send(Buffer.buffer(body))
                    .compose(
                        response ->
                            response
                                .body()
                                .map(b -> new String[] {"" + response.statusCode(), b.toString()})))
        .onComplete(
            result -> {
              onTheWay.release();
              if (result.failed()) {
                failed.incrementAndGet();
                answered.accept(0, "");
                return;
              }
              int status = Integer.parseInt(result.result()[0]);
              if (status < 300) {
                long at = acknowledged.getAndIncrement();
                micros[(int) (at % MOST_TIMES)] = (int) ((System.nanoTime() - begun) / 1000);
              } else {
                refused.incrementAndGet();
              }
              answered.accept(status, result.result()[1]);
            });
  }

  /** Waits until nothing is on its way. */
  void drain() throws InterruptedException {
    onTheWay.acquire(concurrency);
    onTheWay.release(concurrency);
  }

  /** Time that this share of acknowledgements took at most, ms. */
  double percentile(double share) {
    int count = (int) Math.min(acknowledged.get(), MOST_TIMES);
    int[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1000.0;
  }

  void close() {
    vertx.close();
  }
}
