package dev.perigee.bench;

import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.FaceDescriptor;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.ReferenceFace;
import dev.perigee.vision.ReferenceFace.Agreement;
import dev.perigee.vision.TestPhotos;
import dev.perigee.vision.VisionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How well descriptors tell people apart, and how near the reference is; see bench/accuracy.sh. */
public final class AccuracyBenchmark {
  private static final double[] FALSE_ACCEPT_RATES = {1e-2, 1e-3, 1e-4};

  private record Described(String person, FaceDescriptor descriptor) {}

  private record Pair(double cosine, double score, boolean same) {}

  private AccuracyBenchmark() {}

  public static void main(String[] args) throws IOException {
    VisionSettings settings = VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE);
    try (FaceVision vision = FaceVision.open(settings)) {
      if (args.length == 2) {
        agreement(vision, Path.of(args[0]), Path.of(args[1]));
      } else {
        for (DescriptorModel model : vision.descriptorModels()) {
          roc(vision, Path.of(args[0]), model);
        }
      }
    }
  }

  private static List<Path> photos(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void roc(FaceVision vision, Path folder, DescriptorModel model)
      throws IOException {
    AnalysisOptions options =
        AnalysisOptions.DETECT.withDescriptor(true).withDescriptorVersion(model.version());
    List<Described> faces = new ArrayList<>();
    int photos = 0;
    for (Path photo : photos(folder)) {
      photos++;
      vision.analyse(Files.readAllBytes(photo), options).await().indefinitely().faces().stream()
          .findFirst()
          .map(f -> new Described(photo.getParent().getFileName().toString(), f.descriptor()))
          .ifPresent(faces::add);
    }
    List<Pair> pairs = pairs(faces);
    System.out.printf(
        "%ndescriptor %d: %d photos, %d with a face, %d pairs of one person, %d of two%n",
        model.version(),
        photos,
        faces.size(),
        pairs.stream().filter(Pair::same).count(),
        pairs.stream().filter(pair -> !pair.same).count());
    print("all faces", pairs);
    double median = quantile(faces.stream().mapToDouble(f -> f.descriptor.score()).toArray(), 0.5);
    print(
        "better half by score (%.2f and more)".formatted(median),
        pairs.stream().filter(pair -> pair.score >= median).toList());
    print("the others", pairs.stream().filter(pair -> pair.score < median).toList());
  }

  private static List<Pair> pairs(List<Described> faces) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      for (int j = 0; j < i; j++) {
        FaceDescriptor a = faces.get(i).descriptor;
        FaceDescriptor b = faces.get(j).descriptor;
        boolean same = faces.get(i).person.equals(faces.get(j).person);
        pairs.add(new Pair(cosine(a, b), Math.min(a.score(), b.score()), same));
      }
    }
    return pairs;
  }

  private static void print(String which, List<Pair> pairs) {
    double[] same = pairs.stream().filter(Pair::same).mapToDouble(Pair::cosine).toArray();
    double[] other = pairs.stream().filter(p -> !p.same).mapToDouble(Pair::cosine).toArray();
    System.out.printf("  %s%n", which);
    for (double rate : FALSE_ACCEPT_RATES) {
      if (rate * other.length < 1) {
        System.out.printf("    FAR %.0e: too few pairs%n", rate);
        continue;
      }
      double threshold = quantile(other, 1 - rate);
      long accepted = Arrays.stream(same).filter(cosine -> cosine > threshold).count();
      System.out.printf(
          "    FAR %.0e: cosine %.3f, TAR %.2f %%%n",
          rate, threshold, 100.0 * accepted / same.length);
    }
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  static double cosine(FaceDescriptor a, FaceDescriptor b) {
    double dot = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < a.components().length; i++) {
      dot += a.components()[i] * b.components()[i];
      x += a.components()[i] * a.components()[i];
      y += b.components()[i] * b.components()[i];
    }
    return dot / Math.sqrt(x * y);
  }

  /**
   * @param expected output of models/reference/expected.py for photos of the folder
   */
  private static void agreement(FaceVision vision, Path folder, Path expected) throws IOException {
    List<Path> photos = photos(folder);
    List<Agreement> all = new ArrayList<>();
    int missed = 0;
    for (ReferenceFace wanted : ReferenceFace.read(Files.readString(expected))) {
      Path photo =
          photos.stream().filter(p -> p.endsWith(wanted.photo())).findFirst().orElseThrow();
      AnalysisOptions options = AnalysisOptions.DETECT.withLandmarks68(true).withDescriptor(true);
      ImageAnalysis found =
          vision.analyse(Files.readAllBytes(photo), options).await().indefinitely();
      ReferenceFace clipped = wanted.clipped(found.width(), found.height());
      if (found.faces().isEmpty() || clipped.compare(found.faces()).iou() < 0.5) {
        missed++;
      } else {
        all.add(clipped.compare(found.faces()));
      }
    }
    System.out.printf("%d faces compared, %d not found%n", all.size(), missed);
    print("IoU of boxes", all, Agreement::iou);
    print("5 points", all, Agreement::five);
    print("68 points", all, Agreement::all);
    print("cosine", all, Agreement::cosine);
  }

  private static void print(String what, List<Agreement> all, ToDoubleFunction<Agreement> measure) {
    double[] values = all.stream().mapToDouble(measure).sorted().toArray();
    System.out.printf(
        "%-14s least %.4f median %.4f most %.4f%n",
        what, values[0], quantile(values, 0.5), values[values.length - 1]);
  }
}
