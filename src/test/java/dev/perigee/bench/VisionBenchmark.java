package dev.perigee.bench;

import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.VisionSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints milliseconds per stage for photos given on the command line, one photo at a time: {@code
 * VisionBenchmark MODELS CACHE RUNS PHOTO...}.
 */
public final class VisionBenchmark {
  private VisionBenchmark() {}

  public static void main(String[] args) throws Exception {
    VisionSettings settings = VisionSettings.defaults(Path.of(args[0]), Path.of(args[1]));
    int runs = Integer.parseInt(args[2]);
    long start = System.nanoTime();
    try (FaceVision vision = FaceVision.open(settings)) {
      vision.warmUp();
      System.out.printf("start %.0f ms%n", (System.nanoTime() - start) / 1e6);
      AnalysisOptions all = AnalysisOptions.DETECT.withDescriptor(true).withWarp(true);
      for (int i = 3; i < args.length; i++) {
        byte[] photo = Files.readAllBytes(Path.of(args[i]));
        for (int run = 0; run < 5; run++) {
          vision.analyse(photo, all).await().indefinitely();
        }
        vision.timings().reset();
        start = System.nanoTime();
        ImageAnalysis analysis = null;
        for (int run = 0; run < runs; run++) {
          analysis = vision.analyse(photo, all).await().indefinitely();
        }
        System.out.printf(
            "%s %dx%d, %d faces, %.1f ms a photo%n",
            Path.of(args[i]).getFileName(),
            analysis.width(),
            analysis.height(),
            analysis.faces().size(),
            (System.nanoTime() - start) / 1e6 / runs);
        vision
            .timings()
            .snapshot()
            .forEach(
                (stage, t) ->
                    System.out.printf(
                        "  %-10s %6d x %8.2f ms%n", stage, t.items(), t.millisPerItem()));
        analysis
            .faces()
            .forEach(
                f ->
                    System.out.println(
                        "  " + f.rect() + " " + f.detectionScore() + " " + f.descriptor()));
      }
    }
  }
}
