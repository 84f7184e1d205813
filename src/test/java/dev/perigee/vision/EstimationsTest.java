package dev.perigee.vision;

import static dev.perigee.vision.TestPhotos.encode;
import static dev.perigee.vision.TestPhotos.pixels;
import static dev.perigee.vision.TestPhotos.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
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
  void what_is_available_is_answered_for_every_face_of_a_photo() {
    Set<Estimation<?>> certain = new HashSet<>(vision.available());
    certain.removeAll(Set.of(Estimation.GAZE, Estimation.CLOTHING_COLORS));
    assertThat(certain).contains(Estimation.EYES, Estimation.MASK, Estimation.LIVENESS);
    assertThat(faces).hasSize(22).allMatch(face -> face.estimates().present().containsAll(certain));
    assertThat(gazes(faces)).hasSizeGreaterThan(12); // not of closed eyes
  }

  @Test
  void a_sample_does_not_tell_how_the_head_was_held() {
    FaceAnalysis fromSample = faces(faces.getFirst().warpJpeg(), AnalysisOptions.WARP).getFirst();
    assertThat(fromSample.estimates().present())
        .contains(Estimation.QUALITY, Estimation.EMOTIONS, Estimation.AGE, Estimation.GENDER)
        .contains(Estimation.EYES, Estimation.MOUTH, Estimation.MASK)
        .doesNotContain(Estimation.HEAD_POSE, Estimation.LIVENESS, Estimation.PORTRAIT);
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

  @Test
  void eyes_that_are_painted_over_with_skin_are_closed() {
    List<FaceAnalysis> plain = everything(sample(6));
    Mat image = pixels(sample(6));
    for (FaceAnalysis face : faces(sample(6), AnalysisOptions.DETECT.withLandmarks68(true))) {
      for (int from : new int[] {36, 42}) {
        paint(image, face.landmarks68().subList(from, from + 6), 1.35);
      }
    }
    List<FaceAnalysis> painted = everything(encode(".png", image));
    assertThat(mean(painted, EstimationsTest::open)).isLessThan(mean(plain, EstimationsTest::open));
    assertThat(mean(plain, EstimationsTest::open)).isGreaterThan(0.6);
    assertThat(mean(painted, EstimationsTest::open)).isLessThan(0.5);
  }

  private static double open(Estimates estimates) {
    Eyes eyes = estimates.get(Estimation.EYES).orElseThrow();
    return (eyes.left().open() + eyes.right().open()) / 2;
  }

  private static double mean(
      List<FaceAnalysis> faces, java.util.function.ToDoubleFunction<Estimates> value) {
    return faces.stream()
        .mapToDouble(face -> value.applyAsDouble(face.estimates()))
        .average()
        .orElseThrow();
  }

  /** Covers a shape, enlarged about its middle, with the colour right below it. */
  private static void paint(Mat image, List<Point> shape, double larger) {
    Point middle = Point.mean(shape, 0, shape.size());
    int below = (int) shape.stream().mapToDouble(Point::y).max().orElseThrow();
    double height = below - middle.y();
    var colour = image.ptr((int) (below + 2 * height), (int) middle.x());
    fill(
        image,
        shape.stream()
            .map(
                p ->
                    new Point(
                        middle.x() + (p.x() - middle.x()) * larger,
                        middle.y() + (p.y() - middle.y()) * larger))
            .toList(),
        new Scalar(colour.get(0) & 0xFF, colour.get(1) & 0xFF, colour.get(2) & 0xFF, 0));
  }

  private static void fill(Mat image, List<Point> outline, Scalar colour) {
    int[] corners =
        outline.stream().flatMapToInt(p -> IntStream.of((int) p.x(), (int) p.y())).toArray();
    try (Mat points = new Mat(outline.size(), 1, org.bytedeco.opencv.global.opencv_core.CV_32SC2)) {
      points.<java.nio.IntBuffer>createBuffer().put(corners);
      org.bytedeco.opencv.global.opencv_imgproc.fillPoly(
          image, new org.bytedeco.opencv.opencv_core.MatVector(points), colour);
    }
  }

  @Test
  void eye_points_lie_where_the_landmarks_see_the_eyes() {
    for (FaceAnalysis face : faces) {
      Eyes eyes = face.estimates().get(Estimation.EYES).orElseThrow();
      assertThat(eyes.left().iris()).hasSize(32);
      assertThat(eyes.left().eyelid()).hasSize(6);
      double eyeDistance = face.landmarks5().get(0).distance(face.landmarks5().get(1));
      assertThat(Point.mean(eyes.left().eyelid(), 0, 6).distance(face.landmarks5().get(1)))
          .isLessThan(0.25 * eyeDistance);
      assertThat(Point.mean(eyes.right().iris(), 0, 32).distance(face.landmarks5().get(0)))
          .isLessThan(0.3 * eyeDistance);
      assertThat(eyes.right().eyelid().get(0).x()).isLessThan(eyes.right().eyelid().get(3).x());
      assertThat(eyes.left().eyelid().get(0).x()).isLessThan(eyes.left().eyelid().get(3).x());
    }
  }

  @Test
  void a_mirrored_photo_turns_the_gaze_round() {
    Mat mirrored = new Mat();
    flip(pixels(sample(4)), mirrored, 1);
    List<Gaze> plain = gazes(everything(sample(4)));
    List<Gaze> other = gazes(everything(encode(".png", mirrored)));
    assertThat(other.stream().mapToDouble(Gaze::yaw).average().orElseThrow())
        .isCloseTo(-plain.stream().mapToDouble(Gaze::yaw).average().orElseThrow(), within(6.0));
    spread(gazes(faces).stream().map(Gaze::yaw).toList(), 10);
  }

  private static List<Gaze> gazes(List<FaceAnalysis> faces) {
    return faces.stream().flatMap(face -> face.estimates().get(Estimation.GAZE).stream()).toList();
  }

  @Test
  void a_mask_that_is_drawn_on_is_seen_and_hides_the_smile() {
    Mat image = pixels(sample(6));
    for (FaceAnalysis face : faces(sample(6), AnalysisOptions.DETECT.withLandmarks68(true))) {
      List<Point> p = face.landmarks68();
      List<Point> outline = new java.util.ArrayList<>(p.subList(1, 16));
      outline.add(p.get(28));
      fill(image, outline, new Scalar(210, 185, 150, 0));
    }
    List<FaceAnalysis> masked = everything(encode(".png", image));
    assertThat(masked).hasSizeGreaterThanOrEqualTo(3);
    for (FaceAnalysis face : masked) {
      assertThat(face.estimates().get(Estimation.MASK).orElseThrow().of("missing"))
          .isLessThan(0.5f);
      Mouth mouth = face.estimates().get(Estimation.MOUTH).orElseThrow();
      assertThat(mouth.occluded()).isGreaterThan(0.5f);
      assertThat(mouth.smile()).isLessThan(0.5f);
      FaceOcclusion occlusion = face.estimates().get(Estimation.FACE_OCCLUSION).orElseThrow();
      assertThat(occlusion.lowerFace()).isGreaterThan(0.5f);
    }
    assertThat(all(Estimation.MASK).stream().filter(m -> m.predominant().equals("missing")))
        .hasSizeGreaterThanOrEqualTo(19);
  }

  @Test
  void smiles_and_open_mouths_differ_from_face_to_face() {
    List<Mouth> mouths = all(Estimation.MOUTH);
    spread(mouths.stream().map(Mouth::smile).toList(), 0.5);
    spread(mouths.stream().map(Mouth::opened).toList(), 0.3);
    assertThat(mouths)
        .allMatch(mouth -> mouth.withTeeth() >= 0 && mouth.withTeeth() <= mouth.smile());
  }

  @Test
  void liveness_is_unknown_for_a_gray_or_blurred_photo() {
    Mat gray = new Mat();
    Mat blurred = new Mat();
    Mat three = new Mat();
    org.bytedeco.opencv.global.opencv_imgproc.cvtColor(
        pixels(sample(6)), gray, org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY);
    org.bytedeco.opencv.global.opencv_imgproc.cvtColor(
        gray, three, org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR);
    GaussianBlur(pixels(sample(6)), blurred, new Size(0, 0), 9);
    for (Mat bad : List.of(three, blurred)) {
      assertThat(everything(encode(".png", bad)))
          .isNotEmpty()
          .allMatch(
              face ->
                  face.estimates().get(Estimation.LIVENESS).orElseThrow().prediction()
                      == Liveness.Prediction.UNKNOWN);
    }
    List<Liveness> plain = all(Estimation.LIVENESS);
    spread(plain.stream().map(Liveness::score).toList(), 0.1);
    assertThat(plain.stream().filter(l -> l.prediction() == Liveness.Prediction.SPOOF))
        .hasSizeLessThan(5);
  }

  @Test
  void portrait_values_follow_the_photo() {
    Portrait plain = portrait(pixels(sample(6)));
    Mat gray = new Mat();
    org.bytedeco.opencv.global.opencv_imgproc.cvtColor(
        pixels(sample(6)), gray, org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY);
    Mat half = TestPhotos.scaled(pixels(sample(6)), 0.5);
    Mat flat = new Mat();
    pixels(sample(6)).convertTo(flat, -1, 0.3, 90);

    assertThat(plain.colour()).isTrue();
    assertThat(portrait(gray).colour()).isFalse();
    assertThat(plain.redEyes()).isFalse();
    assertThat(portrait(half).eyeDistance()).isCloseTo(plain.eyeDistance() / 2, within(4f));
    assertThat(portrait(half).headWidth()).isCloseTo(plain.headWidth(), within(0.02f));
    assertThat(portrait(flat).dynamicRange()).isLessThan(0.6f * plain.dynamicRange());
    assertThat(portrait(flat).backgroundUniformity()).isGreaterThan(plain.backgroundUniformity());
    List<Portrait> all = all(Estimation.PORTRAIT);
    spread(all.stream().map(Portrait::backgroundLightness).toList(), 0.1);
    spread(all.stream().map(Portrait::illuminationUniformity).toList(), 0.1);
  }

  private static Portrait portrait(Mat image) {
    return everything(encode(".png", image))
        .getFirst()
        .estimates()
        .get(Estimation.PORTRAIT)
        .orElseThrow();
  }

  @Test
  void red_pupils_are_noticed() {
    Mat image = pixels(sample(6));
    FaceAnalysis face = everything(sample(6)).getFirst();
    Eyes eyes = face.estimates().get(Estimation.EYES).orElseThrow();
    for (Eyes.Eye eye : List.of(eyes.left(), eyes.right())) {
      fill(image, eye.iris(), new Scalar(40, 40, 200, 0));
    }
    assertThat(portrait(image).redEyes()).isTrue();
  }
}
