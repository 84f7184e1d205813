package dev.perigee.bench;

import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.Rect;
import dev.perigee.vision.TestPhotos;
import dev.perigee.vision.VisionSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Which faces of the six group photos of the tests are found in smaller and larger copies, and in
 * 12 megapixels of blurred skin and cloth; see bench/small-faces.sh. What the full-size photo shows
 * is taken for true.
 */
public final class SmallFaces {
  /** How many people stand on each photo; the largest faces are theirs. */
  private static final int[] PEOPLE = {3, 3, 3, 4, 5, 4};

  private static final double[] FACTORS = {1 / 3.0, 0.5, 0.75, 1, 2, 3};
  private static final int[] SIDES = {100, 64, 48, 40, 36, 30};
  private static final int PICTURES = 4;
  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;
  private static final double SAME_FACE = 0.4;
  private static final AnalysisOptions ALL = AnalysisOptions.DETECT.withDescriptor(true);

  /** A true face, where it stands in a picture. */
  private record Truth(double x, double y, double width, double height, FaceAnalysis large) {
    Truth moved(double factor, double dx, double dy) {
      return new Truth(x * factor + dx, y * factor + dy, width * factor, height * factor, large);
    }

    double iou(Rect rect) {
      double w = Math.min(x + width, rect.x() + rect.width()) - Math.max(x, rect.x());
      double h = Math.min(y + height, rect.y() + rect.height()) - Math.max(y, rect.y());
      double shared = Math.max(0, w) * Math.max(0, h);
      return shared / (width * height + rect.area() - shared);
    }
  }

  private record Group(Mat pixels, List<Truth> faces) {
    double medianSide() {
      double[] sides =
          faces.stream().mapToDouble(f -> Math.max(f.width, f.height)).sorted().toArray();
      return sides[sides.length / 2];
    }
  }

  /** Sums over pictures. */
  private static final class Count {
    int faces;
    int found;
    int others;
    final List<Double> cosines = new ArrayList<>();

    void add(List<Truth> truth, List<FaceAnalysis> seen) {
      List<FaceAnalysis> left = new ArrayList<>(seen);
      faces += truth.size();
      for (Truth face : truth) {
        left.stream()
            .max(Comparator.comparingDouble(one -> face.iou(one.rect())))
            .filter(one -> face.iou(one.rect()) > SAME_FACE)
            .ifPresent(
                one -> {
                  found++;
                  left.remove(one);
                  cosines.add(AccuracyBenchmark.cosine(one.descriptor(), face.large.descriptor()));
                });
      }
      others += left.size();
    }

    double cosine(double quantile) {
      List<Double> sorted = cosines.stream().sorted().toList();
      return sorted.get((int) (quantile * (sorted.size() - 1)));
    }

    void print(String what) {
      System.out.printf(
          "%-8s %3d of %3d found, %2d other things, cosine: median %.3f, lowest tenth %.3f%n",
          what, found, faces, others, cosine(0.5), cosine(0.1));
    }
  }

  private final FaceVision vision;
  private final List<Group> groups;

  private SmallFaces(FaceVision vision) {
    this.vision = vision;
    this.groups = IntStream.rangeClosed(1, PEOPLE.length).mapToObj(this::group).toList();
  }

  public static void main(String[] none) {
    VisionSettings settings = VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE);
    try (FaceVision vision = FaceVision.open(settings)) {
      SmallFaces faces = new SmallFaces(vision);
      System.out.println("copies of the group photos, times their size");
      for (double factor : FACTORS) {
        faces.copies(factor).print("%.2f".formatted(factor));
      }
      System.out.printf("parts of %dx%d pixels, median side of the faces%n", WIDTH, HEIGHT);
      for (int side : SIDES) {
        faces.parts(side).print("%d px".formatted(side));
      }
    }
  }

  private Group group(int number) {
    byte[] photo = TestPhotos.sample(number);
    List<Truth> faces =
        faces(photo).stream()
            .limit(PEOPLE[number - 1])
            .map(
                face -> {
                  Rect box = face.rect();
                  return new Truth(box.x(), box.y(), box.width(), box.height(), face);
                })
            .toList();
    return new Group(TestPhotos.pixels(photo), faces);
  }

  private List<FaceAnalysis> faces(byte[] photo) {
    return vision.analyse(photo, ALL).await().indefinitely().faces();
  }

  private Count copies(double factor) {
    Count count = new Count();
    for (Group group : groups) {
      byte[] copy = TestPhotos.encode(".png", TestPhotos.scaled(group.pixels, factor));
      count.add(moved(group, factor, 0, 0), faces(copy));
    }
    return count;
  }

  private Count parts(int side) {
    Count count = new Count();
    for (int picture = 0; picture < PICTURES; picture++) {
      Mat canvas = background(groups.get(picture % groups.size()).pixels);
      List<Truth> truth = new ArrayList<>();
      for (int part = 0; part < 4; part++) {
        Group group = groups.get((picture + part) % groups.size());
        double factor = side / group.medianSide();
        Mat small = TestPhotos.scaled(group.pixels, factor);
        int x = 40 + part % 2 * WIDTH / 2 + 37 * picture;
        int y = 40 + part / 2 * HEIGHT / 2 + 23 * picture;
        TestPhotos.paste(small, canvas, x, y);
        truth.addAll(moved(group, factor, x, y));
      }
      count.add(truth, faces(TestPhotos.encode(".png", canvas)));
    }
    return count;
  }

  private static List<Truth> moved(Group group, double factor, double dx, double dy) {
    return group.faces.stream().map(face -> face.moved(factor, dx, dy)).toList();
  }

  /** Nothing but blurred colours of a photo. */
  private static Mat background(Mat photo) {
    Mat canvas = TestPhotos.plain(WIDTH, HEIGHT, 0);
    Mat large =
        TestPhotos.scaled(
            photo, Math.max((double) WIDTH / photo.cols(), (double) HEIGHT / photo.rows()) + 1e-3);
    GaussianBlur(
        large.apply(new org.bytedeco.opencv.opencv_core.Rect(0, 0, WIDTH, HEIGHT)),
        canvas,
        new Size(0, 0),
        60);
    return canvas;
  }
}
