import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sends photos to {@code /6/sdk} from a number of clients for a time and tells the rate. */
final class SdkLoad {
  private static final String DETECT = "/6/sdk?detect_face=1&estimate_face_descriptor=1";
  private static final int OVERLOADED = 503;

  private final Api api;
  private final List<byte[]> photos;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private SdkLoad(Api api, List<byte[]> photos) {
    this.api = api;
    this.photos = photos;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int clients = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    String url = args.length > 3 ? args[3] : "http://127.0.0.1:5000";
    Api api = new Api(url);
    api.awaitReady(Duration.ofSeconds(30));
    SdkLoad load = new SdkLoad(api, read(folder));
    System.out.printf("%d photos, %d clients%n", load.photos.size(), clients);
    load.run(clients, Duration.ofSeconds(Math.min(5, seconds)), "warm-up");
    load.run(clients, Duration.ofSeconds(seconds), "measured");
  }

  private void run(int clients, Duration time, String name) throws Exception {
    refused.set(0);
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    List<Callable<long[]>> tasks = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      tasks.add(() -> client(end));
    }
    long[] nanos;
    try (var pool = Executors.newFixedThreadPool(clients)) {
      LongStream all = LongStream.empty();
      for (var one : pool.invokeAll(tasks)) {
        all = LongStream.concat(all, Arrays.stream(one.get()));
      }
      nanos = all.sorted().toArray();
    }
    double took = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-8s %6d photos in %.1f s: %.1f a second; ms p50 %.0f, p90 %.0f, p99 %.0f, max %.0f;"
            + " refused %d%n",
        name,
        nanos.length,
        took,
        nanos.length / took,
        quantile(nanos, 0.5),
        quantile(nanos, 0.9),
        quantile(nanos, 0.99),
        quantile(nanos, 1),
        refused.get());
  }

  private long[] client(long end) throws Exception {
    List<Long> nanos = new ArrayList<>();
    while (System.nanoTime() < end) {
      byte[] photo = photos.get(Math.floorMod(next.getAndIncrement(), photos.size()));
      long sent = System.nanoTime();
      Api.Answer answer = api.post(DETECT, "image/jpeg", photo);
      if (answer.status() == OVERLOADED) {
        refused.incrementAndGet();
        Thread.sleep(100);
      } else {
        answer.ok();
        nanos.add(System.nanoTime() - sent);
      }
    }
    return nanos.stream().mapToLong(Long::longValue).toArray();
  }

  private static double quantile(long[] sorted, double q) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(q * sorted.length) - 1] / 1e6;
  }

  private static List<byte[]> read(Path folder) throws Exception {
    List<byte[]> photos = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if ("image/jpeg".equals(Api.photoType(file.toString()))) {
          photos.add(Files.readAllBytes(file));
        }
      }
    }
    if (photos.isEmpty()) {
      throw new IllegalArgumentException("no JPEG files below " + folder);
    }
    return photos;
  }
}
