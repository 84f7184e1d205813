package dev.perigee.vision;

import static dev.perigee.vision.TestPhotos.encode;
import static dev.perigee.vision.TestPhotos.pixels;
import static dev.perigee.vision.TestPhotos.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Estimations of the faces of real photos, and of what was done to them. */
class EstimationsTest {
  private static FaceVision vision;
  private static List<FaceAnalysis> faces;

  @BeforeAll
  static void open() {
    vision = FaceVision.open(VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE));
    faces =
        IntStream.rangeClosed(1, 6)
            .mapToObj(photo -> everything(sample(photo)))
            .flatMap(List::stream)
            .toList();
  }

  @AfterAll
  static void close() {
    vision.close();
  }

  private static List<FaceAnalysis> everything(byte[] image) {
    return faces(image, AnalysisOptions.DETECT.withWarp(true));
  }

  private static List<FaceAnalysis> faces(byte[] image, AnalysisOptions options) {
    return vision
        .analyse(image, options.withEstimations(vision.available()))
        .await()
        .indefinitely()
        .faces();
  }

  private static <T> List<T> all(Estimation<T> estimation) {
    return faces.stream().map(face -> face.estimates().get(estimation).orElseThrow()).toList();
  }

  /** The faces of a photo after the change, in the order of those of the photo itself. */
  private static <T> List<T> changed(int photo, Estimation<T> estimation, Change change) {
    Mat image = pixels(sample(photo));
    Mat out = new Mat();
    change.apply(image, out);
    return everything(encode(".png", out)).stream()
        .sorted(java.util.Comparator.comparingInt(face -> face.rect().x()))
        .map(face -> face.estimates().get(estimation).orElseThrow())
        .toList();
  }

  private interface Change {
    void apply(Mat from, Mat to);
  }

  private static final Change NONE = Mat::copyTo;

  private static Change brightness(double factor) {
    return (from, to) -> from.convertTo(to, -1, factor, 0);
  }

  private static void spread(List<? extends Number> values, double least) {
    double low = values.stream().mapToDouble(Number::doubleValue).min().orElseThrow();
    double high = values.stream().mapToDouble(Number::doubleValue).max().orElseThrow();
    assertThat(high - low).isGreaterThan(least);
  }

  @Test
  void nothing_is_estimated_that_was_not_asked_for() {
    FaceAnalysis face =
        vision.analyse(sample(1), AnalysisOptions.DETECT).await().indefinitely().faces().getFirst();
    assertThat(face.estimates().present()).isEmpty();
  }

  @Test
  void what_has_no_model_is_neither_available_nor_answered() {
    assertThat(vision.available())
        .doesNotContain(Estimation.GLASSES, Estimation.DEEPFAKE, Estimation.ETHNICITY);
    ImageAnalysis analysis =
        vision
            .analyse(
                sample(1),
                AnalysisOptions.DETECT.withEstimations(
                    Set.of(Estimation.GLASSES, Estimation.DEEPFAKE)))
            .await()
            .indefinitely();
    assertThat(analysis.faces())
        .allSatisfy(face -> assertThat(face.estimates().present()).isEmpty());
  }

  @Test
  void everything_available_is_answered_for_every_face_of_a_photo() {
    assertThat(faces)
        .hasSize(22)
        .allSatisfy(face -> assertThat(face.estimates().present()).isEqualTo(vision.available()));
  }

  @Test
  void a_sample_does_not_tell_how_the_head_was_held() {
    FaceAnalysis fromSample = faces(faces.getFirst().warpJpeg(), AnalysisOptions.WARP).getFirst();
    assertThat(fromSample.estimates().present())
        .contains(Estimation.QUALITY, Estimation.EMOTIONS, Estimation.AGE, Estimation.GENDER)
        .doesNotContain(Estimation.HEAD_POSE);
  }

  @Test
  void a_sample_says_nearly_what_its_photo_says() {
    int sameGender = 0;
    int sameEmotion = 0;
    for (FaceAnalysis face : faces) {
      Estimates again = faces(face.warpJpeg(), AnalysisOptions.WARP).getFirst().estimates();
      assertThat(again.get(Estimation.QUALITY).orElseThrow().dark())
          .isCloseTo(face.estimates().get(Estimation.QUALITY).orElseThrow().dark(), within(0.05f));
      sameGender += same(face, again, Estimation.GENDER);
      sameEmotion += same(face, again, Estimation.EMOTIONS);
    }
    assertThat(sameGender).isGreaterThanOrEqualTo(19);
    assertThat(sameEmotion).isGreaterThanOrEqualTo(17);
  }

  private static int same(FaceAnalysis face, Estimates again, Estimation<ClassScores> estimation) {
    return face.estimates()
            .get(estimation)
            .orElseThrow()
            .predominant()
            .equals(again.get(estimation).orElseThrow().predominant())
        ? 1
        : 0;
  }

  @Test
  void a_mirrored_photo_turns_yaw_and_roll_round() {
    List<HeadPose> plain = changed(4, Estimation.HEAD_POSE, NONE);
    List<HeadPose> mirrored = changed(4, Estimation.HEAD_POSE, (from, to) -> flip(from, to, 1));
    for (int i = 0; i < plain.size(); i++) {
      HeadPose one = plain.get(i);
      HeadPose other = mirrored.get(mirrored.size() - 1 - i);
      assertThat(other.yaw()).isCloseTo(-one.yaw(), within(7f));
      assertThat(other.roll()).isCloseTo(-one.roll(), within(3f));
      assertThat(other.pitch()).isCloseTo(one.pitch(), within(7f));
    }
    spread(all(Estimation.HEAD_POSE).stream().map(HeadPose::yaw).toList(), 10);
  }

  @Test
  void a_turned_photo_turns_the_roll() {
    List<HeadPose> plain = changed(4, Estimation.HEAD_POSE, NONE);
    List<HeadPose> turned = changed(4, Estimation.HEAD_POSE, EstimationsTest::turnedBy15Degrees);
    assertThat(turned).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(turned.get(i).roll() - plain.get(i).roll()).isCloseTo(15, within(3f));
    }
  }

  private static void turnedBy15Degrees(Mat from, Mat to) {
    Mat matrix =
        org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D(
            new org.bytedeco.opencv.opencv_core.Point2f(from.cols() / 2f, from.rows() / 2f),
            -15,
            0.7);
    org.bytedeco.opencv.global.opencv_imgproc.warpAffine(from, to, matrix, from.size());
  }

  @Test
  void a_blurred_photo_has_less_sharpness_only() {
    List<Quality> plain = changed(6, Estimation.QUALITY, NONE);
    List<Quality> blurred =
        changed(6, Estimation.QUALITY, (from, to) -> GaussianBlur(from, to, new Size(0, 0), 9));
    for (int i = 0; i < plain.size(); i++) {
      assertThat(blurred.get(i).blurriness()).isLessThan(0.5f);
      assertThat(plain.get(i).blurriness()).isGreaterThan(0.7f);
      assertThat(blurred.get(i).dark()).isCloseTo(plain.get(i).dark(), within(0.05f));
    }
  }

  @Test
  void a_dark_photo_is_called_dark_and_a_bright_one_overexposed() {
    List<Quality> plain = changed(6, Estimation.QUALITY, NONE);
    List<Quality> dark = changed(6, Estimation.QUALITY, brightness(0.3));
    List<Quality> bright = changed(6, Estimation.QUALITY, brightness(2.5));
    for (int i = 0; i < plain.size(); i++) {
      assertThat(dark.get(i).dark()).isLessThan(0.4f).isLessThan(plain.get(i).dark());
      assertThat(bright.get(i).light()).isLessThan(plain.get(i).light());
    }
    assertThat(bright).anyMatch(quality -> quality.light() < 0.3f);
  }

  @Test
  void the_women_of_the_photos_are_grown_up_women_most_of_whom_smile() {
    spread(all(Estimation.AGE), 5);
    assertThat(all(Estimation.AGE)).allMatch(age -> age > 10 && age < 60);
    assertThat(all(Estimation.GENDER).stream().filter(g -> g.predominant().equals("female")))
        .hasSizeGreaterThanOrEqualTo(20);
    List<ClassScores> emotions = all(Estimation.EMOTIONS);
    assertThat(emotions.stream().filter(e -> e.predominant().equals("happiness")))
        .hasSizeGreaterThan(10);
    assertThat(emotions)
        .allSatisfy(
            e ->
                assertThat(e.scores().values().stream().mapToDouble(v -> v).sum())
                    .isCloseTo(1, within(1e-4)));
    spread(emotions.stream().map(e -> e.of("happiness")).toList(), 0.5);
  }
}
