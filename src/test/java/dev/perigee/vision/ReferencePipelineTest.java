package dev.perigee.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.flip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program finds what a second implementation of the same steps finds with the same networks
 * (models/reference/expected.py): on the six photos as they are, and on 44 parts of them, half of
 * them mirrored (views.txt).
 */
class ReferencePipelineTest {
  private static final AnalysisOptions OPTIONS =
      AnalysisOptions.DETECT.withLandmarks68(true).withDescriptor(true);

  private static FaceVision vision;
  private static List<ReferenceFace> all;

  @BeforeAll
  static void open() throws IOException {
    vision = FaceVision.open(VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE));
    all = ReferenceFace.read(text("expected.txt"));
  }

  @AfterAll
  static void close() {
    vision.close();
  }

  private static String text(String name) throws IOException {
    try (var in = ReferencePipelineTest.class.getResourceAsStream("/photos/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A line of views.txt: name, photo, x, y, width, height, 1 for mirrored. */
  private record View(String name, String photo, Rect part, boolean mirrored) {
    static View parse(String line) {
      String[] words = line.split(" ");
      int[] n = IntStream.range(2, 7).map(i -> Integer.parseInt(words[i])).toArray();
      return new View(words[0], words[1], new Rect(n[0], n[1], n[2], n[3]), n[4] == 1);
    }

    byte[] encoded() {
      int number = photo.charAt("sample".length()) - '0';
      Mat cut = TestPhotos.pixels(TestPhotos.sample(number)).apply(part).clone();
      if (mirrored) {
        flip(cut, cut, 1);
      }
      return TestPhotos.encode(".png", cut);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<String> photos() {
    return IntStream.rangeClosed(1, 6).mapToObj(number -> "sample" + number + ".jpg");
  }

  static Stream<View> views() throws IOException {
    return text("views.txt").lines().map(View::parse);
  }

  @ParameterizedTest
  @MethodSource("photos")
  void whole_photos_agree_with_the_reference(String photo) {
    agree(photo, TestPhotos.sample(photo.charAt("sample".length()) - '0'));
  }

  @ParameterizedTest
  @MethodSource("views")
  void parts_of_photos_agree_with_the_reference(View view) {
    agree(view.name, view.encoded());
  }

  private static void agree(String name, byte[] image) {
    ImageAnalysis found = vision.analyse(image, OPTIONS).await().indefinitely();
    List<FaceAnalysis> faces = found.faces();
    List<ReferenceFace> expected = all.stream().filter(one -> one.photo().equals(name)).toList();
    assertThat(expected).isNotEmpty().hasSameSizeAs(faces);
    for (ReferenceFace wanted : expected) {
      ReferenceFace.Agreement agreement =
          wanted.clipped(found.width(), found.height()).compare(faces);
      assertThat(agreement.iou()).isGreaterThan(0.95);
      assertThat(agreement.five()).isLessThan(0.01);
      assertThat(agreement.all()).isLessThan(0.01);
      assertThat(agreement.cosine()).isGreaterThan(0.995);
    }
  }
}
