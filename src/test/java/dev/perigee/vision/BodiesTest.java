package dev.perigee.vision;

import static dev.perigee.vision.TestPhotos.encode;
import static dev.perigee.vision.TestPhotos.pixels;
import static dev.perigee.vision.TestPhotos.plain;
import static dev.perigee.vision.TestPhotos.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.vision.AnalysisOptions.Product;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People as a whole, in real photos. */
class BodiesTest {
  private static final AnalysisOptions BODIES =
      AnalysisOptions.DETECT
          .with(Product.BODIES, true)
          .with(Product.BODY_WARP, true)
          .with(Product.PEOPLE, true)
          .withEstimations(Set.of(Estimation.CLOTHING_COLORS));
  private static FaceVision vision;

  @BeforeAll
  static void open() {
    vision = FaceVision.open(VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE));
  }

  @AfterAll
  static void close() {
    vision.close();
  }

  private static ImageAnalysis analyse(byte[] image, AnalysisOptions options) {
    return vision.analyse(image, options).await().indefinitely();
  }

  @Test
  void people_are_counted_by_their_faces_and_bodies() {
    int[] people = {3, 3, 3, 4, 5, 4};
    List<ImageAnalysis> found =
        IntStream.rangeClosed(1, 6).mapToObj(i -> analyse(sample(i), BODIES)).toList();
    int right = 0;
    for (int i = 0; i < people.length; i++) {
      assertThat(found.get(i).people()).hasSizeBetween(people[i], people[i] + 2);
      right += found.get(i).people().size() == people[i] ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo(4);
  }

  @Test
  void more_callers_than_cores_are_all_answered() {
    AnalysisOptions everything = BODIES.withDescriptor(true).withEstimations(vision.available());
    List<CompletableFuture<ImageAnalysis>> answers =
        IntStream.range(0, 12)
            .mapToObj(i -> vision.analyse(sample(6), everything).subscribeAsCompletionStage())
            .toList();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    assertThat(all).succeedsWithin(Duration.ofMinutes(2));
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.join().bodies()).hasSizeGreaterThan(1));
  }

  @Test
  void a_body_has_a_sample_the_colours_of_its_clothes_and_its_face() {
    ImageAnalysis analysis = analyse(sample(6), BODIES);
    assertThat(analysis.bodies()).isNotEmpty();
    for (BodyAnalysis body : analysis.bodies()) {
      Mat warp = pixels(body.warpJpeg());
      assertThat(warp.cols()).isEqualTo(128);
      assertThat(warp.rows()).isEqualTo(256);
      assertThat(body.estimates().get(Estimation.CLOTHING_COLORS)).isPresent();
    }
    List<Integer> faces =
        analysis.bodies().stream().map(BodyAnalysis::face).filter(face -> face >= 0).toList();
    assertThat(faces).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void without_being_asked_for_bodies_are_not_looked_for() {
    vision.timings().reset();
    ImageAnalysis analysis = analyse(sample(1), AnalysisOptions.DETECT);
    assertThat(analysis.bodies()).isEmpty();
    assertThat(analysis.people()).isNull();
    assertThat(vision.timings().snapshot().get(Stage.BODIES).items()).isZero();
  }

  @Test
  void nobody_is_in_an_empty_photo() {
    ImageAnalysis analysis = analyse(encode(".png", plain(640, 480, 128)), BODIES);
    assertThat(analysis.bodies()).isEmpty();
    assertThat(analysis.people()).isEmpty();
  }

  @Test
  void the_colours_of_a_body_sample_are_named() {
    Mat sample = plain(128, 256, 200);
    sample.apply(area(0, 40, 128, 90)).put(new Scalar(200, 40, 20, 0)); // blue, as BGR
    sample.apply(area(0, 130, 128, 90)).put(new Scalar(15, 15, 15, 0));
    ClothingColors colors =
        analyse(
                encode(".png", sample),
                AnalysisOptions.BODY_WARP.withEstimations(Set.of(Estimation.CLOTHING_COLORS)))
            .bodies()
            .getFirst()
            .estimates()
            .get(Estimation.CLOTHING_COLORS)
            .orElseThrow();
    assertThat(colors.upper()).containsExactly("blue");
    assertThat(colors.lower()).containsExactly("black");
  }

  @Test
  void where_boxes_are_given_nothing_else_is_looked_for() {
    FaceAnalysis face = analyse(sample(6), AnalysisOptions.DETECT).faces().get(1);
    Rect box = face.rect();
    Rect nobody = new Rect(10, 10, 60, 60);
    Rect given = new Rect(box.x() - 20, box.y() - 40, box.width() + 40, box.height() + 60);
    ImageAnalysis found =
        analyse(
            sample(6), BODIES.withFaceBoxes(List.of(given, nobody)).withBodyBoxes(List.of(given)));
    assertThat(found.faces()).hasSize(2);
    assertThat(found.faces().get(0).landmarks5().get(0).distance(face.landmarks5().get(0)))
        .isLessThan(0.1 * face.rect().width());
    assertThat(found.faces().get(1).rect()).isEqualTo(nobody);
    assertThat(found.bodies()).extracting(BodyAnalysis::rect).containsExactly(given);
  }

  private static org.bytedeco.opencv.opencv_core.Rect area(int x, int y, int width, int height) {
    return new org.bytedeco.opencv.opencv_core.Rect(x, y, width, height);
  }
}
