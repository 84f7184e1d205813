import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Sends requests of many kinds and tells how much memory the server has; see memory.sh. */
final class MemoryLoad {
  private static final int EVERY = 1000;
  private static final int OVERLOADED = 503;
  private static final int VIDEO_EVERY = 250;
  private static final String ALL =
      "estimate_head_pose=1&estimate_emotions=1&estimate_mask=1&estimate_eyes_attributes=1"
          + "&estimate_gaze=1&estimate_mouth_attributes=1&estimate_quality=1&estimate_liveness=1"
          + "&estimate_basic_attributes=1&estimate_face_warp=1";

  /** An EXIF segment that says: turn by a quarter clockwise. */
  private static final byte[] ON_ITS_SIDE =
      HexFormat.of()
          .parseHex(
              "ffe10022" // APP1, length
                  + "457869660000" // Exif
                  + "4d4d002a00000008" // TIFF header, most significant byte first
                  + "0001011200030000000100060000" // one entry: orientation, a short, 6
                  + "00000000"); // no more directories

  private final Api api;
  private final String pid;
  private final List<byte[]> photos;
  private final String video;
  private final int requests;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final LongAdder refused = new LongAdder();
  private final long begun = System.nanoTime();

  private MemoryLoad(Api api, String pid, int requests, Path root) throws Exception {
    this.api = api;
    this.pid = pid;
    this.requests = requests;
    this.photos = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      photos.add(
          Files.readAllBytes(root.resolve("src/test/resources/photos/sample" + i + ".jpg")));
    }
    this.video = serve(VideoFile.of(photos.subList(0, 3)));
  }

  /** ROOT PID [REQUESTS [CLIENTS [URL]]]. */
  public static void main(String[] args) throws Exception {
    int requests = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
    int clients = args.length > 3 ? Integer.parseInt(args[3]) : 4;
    Api api = new Api(args.length > 4 ? args[4] : "http://127.0.0.1:5000");
    api.awaitReady(Duration.ofSeconds(60));
    MemoryLoad load = new MemoryLoad(api, args[1], requests, Path.of(args[0]));
    System.out.println("requests  seconds  resident MB  heap used MB  refused");
    load.tell(0);
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(load::client);
    }
    try (var pool = Executors.newFixedThreadPool(clients)) {
      for (var one : pool.invokeAll(all)) {
        one.get();
      }
    }
    System.exit(0);
  }

  private static String serve(byte[] content) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
          }
        });
    server.start();
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/video.avi";
  }

  private Void client() throws Exception {
    for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
      Api.Answer answer = send(number);
      if (answer.status() == OVERLOADED) {
        refused.increment();
      } else if (answer.status() >= 500) {
        throw new IllegalStateException(answer.toString());
      }
      int finished = done.incrementAndGet();
      if (finished % EVERY == 0) {
        tell(finished);
      }
    }
    return null;
  }

  private Api.Answer send(int number) throws Exception {
    byte[] photo = photos.get(number % photos.size());
    if (number % VIDEO_EVERY == 0) {
      return api.post("/6/videosdk", video());
    }
    return switch (number % 5) {
      case 0 -> api.post("/6/sdk?detect_face=1&estimate_face_descriptor=1", "image/jpeg", photo);
      case 1 -> api.post("/6/sdk?detect_face=1&detect_body=1&" + ALL, "image/jpeg", photo);
      case 2 -> api.post("/6/detector?detect_landmarks68=1", "image/jpeg", onItsSide(photo));
      default -> api.post("/6/sdk?detect_face=1", "image/jpeg", broken(photo, number));
    };
  }

  private Map<String, ?> video() {
    Map<String, ?> often = Map.of("rate", Map.of("period", 2), "probe_count", 1);
    return Map.of(
        "video",
        Map.of("url", video),
        "analytics",
        List.of(
            Map.of("name", "people_count", "parameters", often),
            Map.of(
                "name",
                "human_tracking",
                "targets",
                List.of("face_detection", "aggregated_face_samples", "aggregated_face_descriptor"),
                "parameters",
                often)));
  }

  private static byte[] onItsSide(byte[] jpeg) {
    byte[] out = new byte[jpeg.length + ON_ITS_SIDE.length];
    System.arraycopy(jpeg, 0, out, 0, 2); // start of image
    System.arraycopy(ON_ITS_SIDE, 0, out, 2, ON_ITS_SIDE.length);
    System.arraycopy(jpeg, 2, out, 2 + ON_ITS_SIDE.length, jpeg.length - 2);
    return out;
  }

  /** Cut short, bytes changed, or no image at all; the same ones in every run. */
  private static byte[] broken(byte[] photo, int seed) {
    Random random = new Random(seed);
    byte[] bytes = Arrays.copyOf(photo, random.nextInt(photo.length));
    for (int i = 0; i < 20 && bytes.length > 0; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private synchronized void tell(int finished) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%8d  %7.0f  %11d  %12s  %7d%n",
        finished,
        (System.nanoTime() - begun) / 1e9,
        resident(),
        heap(),
        refused.sum());
  }

  private long resident() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc", pid, "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return -1;
  }

  /** After a full collection: what is still in use. A native executable has no such command. */
  private String heap() throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    run(jcmd, pid, "GC.run");
    for (String line : run(jcmd, pid, "GC.heap_info").split("\n")) {
      if (line.contains("used")) {
        return line.replaceAll(".*used (\\d+)K.*", "$1").matches("\\d+")
            ? String.valueOf(Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")) / 1024)
            : "?";
      }
    }
    return "?";
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said;
  }
}
