package dev.perigee.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Product;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings.Total;
import dev.perigee.vision.TestPhotos;
import dev.perigee.vision.VisionSettings;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** Milliseconds a stage and photos a second beside bare inference, see bench/vision.sh. */
public final class VisionBenchmark {
  private static final int WARM_UP_RUNS = 5;
  private static final int RUNS = 20;
  private static final int ROUNDS = 5;

  /**
   * Until the code of a request is compiled: at this rate much of it runs only 70 times a second.
   */
  private static final Duration WARM_SERVER = Duration.ofSeconds(180);

  private static final int[] CLIENTS = {1, 2, 8};
  private static final AnalysisOptions ALL = AnalysisOptions.DETECT.withDescriptor(true);
  private static final String SDK = "/6/sdk?detect_face=1&estimate_face_descriptor=1";

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final FaceVision vision;
  private final BareLoop bare;
  private final String server;
  private final Duration time;

  private VisionBenchmark(FaceVision vision, BareLoop bare) {
    this.vision = vision;
    this.bare = bare;
    this.server = System.getenv("SERVER");
    this.time =
        Duration.ofSeconds(Integer.parseInt(System.getenv().getOrDefault("SECONDS_EACH", "5")));
  }

  public static void main(String[] photos) throws Exception {
    long start = System.nanoTime();
    VisionSettings settings = VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE);
    try (FaceVision vision = FaceVision.open(settings)) {
      vision.warmUp();
      System.out.printf(
          "ready after %.0f ms, %d cores%n",
          millis(start), Runtime.getRuntime().availableProcessors());
      try (BareLoop bare = new BareLoop(settings.modelsDirectory())) {
        VisionBenchmark benchmark = new VisionBenchmark(vision, bare);
        Map<String, byte[]> all = photos(photos);
        benchmark.warmServer(all.values().iterator().next(), WARM_SERVER);
        for (byte[] photo : all.values()) { // or the first ones would be measured half compiled
          benchmark.warm(photo);
        }
        for (Map.Entry<String, byte[]> photo : all.entrySet()) {
          benchmark.measure(photo.getKey(), photo.getValue());
        }
        benchmark.estimations(all.values().iterator().next());
      }
    }
  }

  private static Map<String, byte[]> photos(String[] files) throws Exception {
    Map<String, byte[]> photos = new LinkedHashMap<>();
    for (String file : files) {
      photos.put(file, Files.readAllBytes(Path.of(file)));
    }
    if (photos.isEmpty()) {
      photos.put("640x480, one face", part(1, new Rect(620, 340, 640, 480)));
      photos.put("640x480, four faces", made(640.0 / 1920, 640, 480));
      photos.put("2 megapixels, four faces", part(4, new Rect(0, 0, 1920, 1080)));
      photos.put("12 megapixels, faces of 170 px", made(1, 4000, 3000));
      photos.put("12 megapixels, a portrait", portrait());
    }
    return photos;
  }

  private static byte[] part(int photo, Rect area) {
    return TestPhotos.encode(".jpg", TestPhotos.pixels(TestPhotos.sample(photo)).apply(area));
  }

  /** The fourth test photo (four faces), scaled and laid on gray. */
  private static byte[] made(double factor, int width, int height) {
    Mat canvas = TestPhotos.plain(width, height, 90);
    Mat photo = TestPhotos.scaled(TestPhotos.pixels(TestPhotos.sample(4)), factor);
    int rows = Math.min(photo.rows(), height);
    TestPhotos.paste(photo.rowRange(0, rows), canvas, (width - photo.cols()) / 2, 0);
    return TestPhotos.encode(".jpg", canvas);
  }

  /** One face that fills a photo as phones take it. */
  private static byte[] portrait() {
    Mat face = TestPhotos.pixels(TestPhotos.sample(1)).apply(new Rect(620, 340, 640, 480));
    return TestPhotos.encode(".jpg", TestPhotos.scaled(face, 6.25));
  }

  private void warm(byte[] photo) {
    Clients.perSecond(2, time, () -> vision.analyse(photo, ALL).await().indefinitely());
    warmServer(photo, time);
  }

  private void warmServer(byte[] photo, Duration time) {
    if (server != null) {
      try (KeptConnection.Pool posts = posts(photo)) {
        Clients.perSecond(2, time, posts);
      }
    }
  }

  private void measure(String name, byte[] photo) throws Exception {
    ImageAnalysis analysis = vision.analyse(photo, ALL).await().indefinitely();
    warm(photo);
    vision.timings().reset();
    double mean = mean(photo, ALL);
    Map<Stage, Total> stages = vision.timings().snapshot();
    int faces = analysis.faces().size();
    System.out.printf(
        "%n%s: %dx%d, %d faces, %.1f ms a photo%n",
        name, analysis.width(), analysis.height(), faces, mean);
    stages.forEach(
        (stage, total) -> {
          if (total.items() > 0) {
            System.out.printf(
                "  %-10s %5d x %8.2f ms%n", stage, total.items(), total.millisPerItem());
          }
        });
    int photos = RUNS + WARM_UP_RUNS;
    long passes = Math.round((double) stages.get(Stage.PASS).items() / photos);
    long looks = Math.round((double) stages.get(Stage.LANDMARKS).items() / photos);
    System.out.printf(
        "  photos a second; bare: %d passes, %d landmarks, %d descriptors%n", passes, looks, faces);
    for (int clients : CLIENTS) {
      compare(clients, photo, () -> bareOnce(passes, looks, faces));
    }
  }

  private Object bareOnce(long passes, long looks, int faces) {
    bare.photo(passes, looks, faces);
    return null;
  }

  /**
   * In turns, so that what else the machine does falls on all of them; the medians of the rounds.
   * Shares are medians of the shares of each round.
   */
  private void compare(int clients, byte[] photo, Callable<?> networks) {
    double[] alone = new double[ROUNDS];
    double[] program = new double[ROUNDS];
    double[] overHttp = new double[ROUNDS];
    double[] ofClients = new double[ROUNDS]; // processor time a photo, milliseconds
    try (KeptConnection.Pool posts = server == null ? null : posts(photo)) {
      for (int round = 0; round < ROUNDS; round++) {
        alone[round] = Clients.perSecond(clients, time, networks);
        program[round] =
            Clients.perSecond(
                clients, time, () -> vision.analyse(photo, ALL).await().indefinitely());
        if (posts != null) {
          long before = PROCESS.getProcessCpuTime();
          overHttp[round] = Clients.perSecond(clients, time, posts);
          double spent = (PROCESS.getProcessCpuTime() - before) / 1e6;
          ofClients[round] = spent / (overHttp[round] * time.toSeconds());
        }
      }
    }
    System.out.printf(
        "  %d clients: bare %7.2f, program %7.2f (%3.0f %%)",
        clients, median(alone), median(program), share(program, alone));
    if (server != null) {
      System.out.printf(
          ", over HTTP %7.2f (%3.0f %%), clients %.1f ms a photo",
          median(overHttp), share(overHttp, alone), median(ofClients));
    }
    System.out.println();
  }

  /** In percent. */
  private static double share(double[] part, double[] whole) {
    return 100 * median(IntStream.range(0, ROUNDS).mapToDouble(i -> part[i] / whole[i]).toArray());
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }

  /** Posts the photo to the server, each time it is called. */
  private KeptConnection.Pool posts(byte[] photo) {
    String basic =
        Base64.getEncoder()
            .encodeToString("luna@visionlabs.ru:luna".getBytes(StandardCharsets.UTF_8));
    return new KeptConnection.Pool(URI.create(server + SDK), "Basic " + basic, photo);
  }

  /** What each estimation adds to the detection of faces and bodies of the first photo. */
  private void estimations(byte[] photo) {
    AnalysisOptions nothing = AnalysisOptions.DETECT;
    double base = mean(photo, nothing);
    double bodies = mean(photo, nothing.with(Product.BODIES, true));
    System.out.printf(
        "%nfirst photo: faces alone %.1f ms, bodies as well %.1f ms; on top of that%n",
        base, bodies);
    for (Estimation<?> estimation : vision.available()) {
      boolean ofBody = estimation == Estimation.CLOTHING_COLORS;
      AnalysisOptions one =
          nothing.with(Product.BODIES, ofBody).withEstimations(Set.of(estimation));
      System.out.printf(
          "  %-16s %+7.1f ms%n", estimation.name(), mean(photo, one) - (ofBody ? bodies : base));
    }
    double all = mean(photo, nothing.withEstimations(vision.available()));
    System.out.printf("  %-16s %+7.1f ms%n", "all of faces", all - base);
  }

  private double mean(byte[] photo, AnalysisOptions options) {
    for (int run = 0; run < WARM_UP_RUNS; run++) {
      vision.analyse(photo, options).await().indefinitely();
    }
    long start = System.nanoTime();
    for (int run = 0; run < RUNS; run++) {
      vision.analyse(photo, options).await().indefinitely();
    }
    return millis(start) / RUNS;
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }
}
