package dev.perigee.bench;

import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Product;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.TestPhotos;
import dev.perigee.vision.VisionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.opencv.opencv_core.Mat;

/** Prints the milliseconds of every stage for single photos, see bench/vision.sh. */
public final class VisionBenchmark {
  private static final int WARM_UP_RUNS = 5;
  private static final int RUNS = 20;

  private VisionBenchmark() {}

  public static void main(String[] photos) throws IOException {
    long start = System.nanoTime();
    VisionSettings settings = VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE);
    try (FaceVision vision = FaceVision.open(settings)) {
      vision.warmUp();
      System.out.printf("ready after %.0f ms%n", millis(start));
      for (Map.Entry<String, byte[]> photo : photos(photos).entrySet()) {
        measure(vision, photo.getKey(), photo.getValue());
      }
      estimations(vision, photos(photos).values().iterator().next());
    }
  }

  private static Map<String, byte[]> photos(String[] files) throws IOException {
    Map<String, byte[]> photos = new LinkedHashMap<>();
    for (String file : files) {
      photos.put(file, Files.readAllBytes(Path.of(file)));
    }
    if (photos.isEmpty()) {
      photos.put("640 wide", made(640.0 / 1920, 640, 480));
      photos.put("1920 wide", TestPhotos.sample(4));
      photos.put("12 megapixels, faces of 170 px", made(1, 4000, 3000));
    }
    return photos;
  }

  /** The fourth test photo (four faces), scaled and laid on gray. */
  private static byte[] made(double factor, int width, int height) {
    Mat canvas = TestPhotos.plain(width, height, 90);
    Mat photo = TestPhotos.scaled(TestPhotos.pixels(TestPhotos.sample(4)), factor);
    int rows = Math.min(photo.rows(), height);
    TestPhotos.paste(photo.rowRange(0, rows), canvas, (width - photo.cols()) / 2, 0);
    return TestPhotos.encode(".jpg", canvas);
  }

  private static void measure(FaceVision vision, String name, byte[] photo) {
    AnalysisOptions all = AnalysisOptions.DETECT.withDescriptor(true).withWarp(true);
    ImageAnalysis analysis = vision.analyse(photo, all).await().indefinitely();
    vision.timings().reset();
    double mean = mean(vision, photo, all);
    System.out.printf(
        "%n%s: %dx%d, %d faces, %.1f ms a photo%n",
        name, analysis.width(), analysis.height(), analysis.faces().size(), mean);
    for (Map.Entry<Stage, StageTimings.Total> stage : vision.timings().snapshot().entrySet()) {
      System.out.printf(
          "  %-10s %5d x %8.2f ms%n",
          stage.getKey(), stage.getValue().items(), stage.getValue().millisPerItem());
    }
  }

  /** What each estimation adds to the detection of faces and bodies of the first photo. */
  private static void estimations(FaceVision vision, byte[] photo) {
    AnalysisOptions nothing = AnalysisOptions.DETECT;
    double base = mean(vision, photo, nothing);
    double bodies = mean(vision, photo, nothing.with(Product.BODIES, true));
    System.out.printf(
        "%nfirst photo: faces alone %.1f ms, bodies as well %.1f ms; on top of that%n",
        base, bodies);
    for (Estimation<?> estimation : vision.available()) {
      boolean ofBody = estimation == Estimation.CLOTHING_COLORS;
      AnalysisOptions one =
          nothing.with(Product.BODIES, ofBody).withEstimations(Set.of(estimation));
      System.out.printf(
          "  %-16s %+7.1f ms%n",
          estimation.name(), mean(vision, photo, one) - (ofBody ? bodies : base));
    }
    double all = mean(vision, photo, nothing.withEstimations(vision.available()));
    System.out.printf("  %-16s %+7.1f ms%n", "all of faces", all - base);
  }

  private static double mean(FaceVision vision, byte[] photo, AnalysisOptions options) {
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
