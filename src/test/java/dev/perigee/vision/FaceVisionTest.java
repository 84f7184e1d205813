package dev.perigee.vision;

import static dev.perigee.vision.TestPhotos.encode;
import static dev.perigee.vision.TestPhotos.paste;
import static dev.perigee.vision.TestPhotos.pixels;
import static dev.perigee.vision.TestPhotos.plain;
import static dev.perigee.vision.TestPhotos.sample;
import static dev.perigee.vision.TestPhotos.scaled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.work.OverloadedException;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real networks on real photos. */
class FaceVisionTest {
  private static final AnalysisOptions DESCRIBE =
      AnalysisOptions.DETECT.withDescriptor(true).withWarp(true).withLandmarks68(true);
  private static FaceVision vision;

  @BeforeAll
  static void open() {
    vision = FaceVision.open(VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE));
    vision.warmUp();
  }

  @AfterAll
  static void close() {
    vision.close();
  }

  private static ImageAnalysis analyse(byte[] image, AnalysisOptions options) {
    return vision.analyse(image, options).await().indefinitely();
  }

  private static VisionSettings oneWorker(int minFaceSize, int maxFaces) {
    VisionSettings d = VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE);
    return new VisionSettings(
        d.modelsDirectory(),
        d.cacheDirectory(),
        d.librariesDirectory(),
        1,
        1,
        d.limits(),
        d.searchFaceSize(),
        minFaceSize,
        maxFaces,
        d.detectionThreshold(),
        d.descriptorVersion(),
        d.allowedLicences());
  }

  private static double cosine(FaceAnalysis a, FaceAnalysis b) {
    byte[] x = a.descriptor().components();
    byte[] y = b.descriptor().components();
    double dot = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      dot += x[i] * y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
    }
    return dot / Math.sqrt(xx * yy);
  }

  /** The face of the list that is most like the given one. */
  private static FaceAnalysis closest(FaceAnalysis face, List<FaceAnalysis> others) {
    return others.stream().max(Comparator.comparingDouble(o -> cosine(face, o))).orElseThrow();
  }

  private static void assertRefused(byte[] image, AnalysisOptions options, ErrorCode code) {
    assertThatThrownBy(() -> analyse(image, options))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"1,3", "2,3", "3,3", "4,4", "5,5", "6,4"})
  void every_face_of_a_group_is_found_largest_first(int photo, int faces) {
    ImageAnalysis analysis = analyse(sample(photo), AnalysisOptions.DETECT);
    assertThat(analysis.width()).isEqualTo(1920);
    assertThat(analysis.faces()).hasSize(faces);
    assertThat(analysis.faces())
        .isSortedAccordingTo(
            Comparator.comparingLong((FaceAnalysis f) -> f.rect().area()).reversed());
  }

  /** Small faces next to each other, so that many have to be looked at from near. */
  private static byte[] crowd() {
    Mat canvas = plain(3000, 2000, 90);
    for (int i = 0; i < 12; i++) {
      Mat group = scaled(pixels(sample(1 + i % 6)), 0.35);
      paste(group, canvas, 700 * (i % 4), 600 * (i / 4));
    }
    return encode(".jpg", canvas);
  }

  @Test
  void several_cores_find_the_same_faces_as_one() {
    byte[] crowd = crowd();
    List<FaceAnalysis> shared = analyse(crowd, AnalysisOptions.DETECT).faces();
    try (FaceVision alone = FaceVision.open(oneWorker(20, 256))) {
      List<FaceAnalysis> faces =
          alone.analyse(crowd, AnalysisOptions.DETECT).await().indefinitely().faces();
      assertThat(faces).hasSizeGreaterThan(30);
      assertThat(shared.stream().map(FaceAnalysis::rect))
          .containsExactlyElementsOf(faces.stream().map(FaceAnalysis::rect).toList());
    }
  }

  @Test
  void only_what_was_asked_for_is_returned() {
    FaceAnalysis face = analyse(sample(1), AnalysisOptions.DETECT).faces().get(0);
    assertThat(face.landmarks5()).hasSize(5);
    assertThat(face.landmarks68()).isEmpty();
    assertThat(face.warpJpeg()).isNull();
    assertThat(face.descriptor()).isNull();
  }

  @Test
  void landmarks_lie_inside_the_face_and_in_order() {
    for (FaceAnalysis face : analyse(sample(6), DESCRIBE).faces()) {
      List<Point> p = face.landmarks5();
      assertThat(p.get(0).x()).isLessThan(p.get(1).x());
      assertThat(p.get(3).x()).isLessThan(p.get(4).x());
      assertThat(p.get(2).y()).isBetween(p.get(0).y(), p.get(3).y());
      assertThat(face.landmarks68()).hasSize(68);
      Rect r = face.rect();
      assertThat(p)
          .allMatch(q -> q.x() > r.x() && q.x() < r.x() + r.width())
          .allMatch(q -> q.y() > r.y() && q.y() < r.y() + r.height());
    }
  }

  @Test
  void a_descriptor_is_a_quantised_unit_vector_with_a_score() {
    for (FaceAnalysis face : analyse(sample(4), DESCRIBE).faces()) {
      FaceDescriptor descriptor = face.descriptor();
      assertThat(descriptor.version()).isEqualTo(vision.descriptorModel().version());
      assertThat(descriptor.components()).hasSize(vision.descriptorModel().length());
      double squares = 0;
      for (byte component : descriptor.components()) {
        squares += component * component;
      }
      assertThat(Math.sqrt(squares)).isBetween(505.0, 519.0);
      assertThat(descriptor.score()).isBetween(0.5f, 1f);
    }
  }

  @Test
  void blur_and_a_shrunken_photo_lower_the_score_of_descriptors() {
    Mat photo = pixels(sample(6));
    Mat blurred = new Mat();
    opencv_imgproc.GaussianBlur(photo, blurred, new Size(0, 0), 12);
    assertThat(meanScore(encode(".png", blurred))).isLessThan(meanScore(sample(6)) - 0.3);
    assertThat(meanScore(encode(".png", scaled(photo, 0.12)))).isLessThan(meanScore(sample(6)));
  }

  private static double meanScore(byte[] image) {
    return analyse(image, DESCRIBE).faces().stream()
        .mapToDouble(face -> face.descriptor().score())
        .average()
        .orElseThrow();
  }

  @Test
  void different_people_are_told_apart() {
    List<FaceAnalysis> faces = analyse(sample(6), DESCRIBE).faces();
    for (FaceAnalysis a : faces) {
      for (FaceAnalysis b : faces) {
        if (a != b) {
          assertThat(vision.descriptorModel().similarity(cosine(a, b))).isLessThan(0.5);
        }
      }
    }
  }

  @Test
  void the_saved_sample_gives_the_descriptor_of_the_photo() {
    for (int photo = 1; photo <= 6; photo++) {
      for (FaceAnalysis face : analyse(sample(photo), DESCRIBE).faces()) {
        ImageAnalysis again =
            analyse(face.warpJpeg(), AnalysisOptions.WARP.withDescriptor(true).withWarp(true));
        FaceAnalysis fromSample = again.faces().get(0);
        assertThat(cosine(face, fromSample)).isGreaterThan(0.99);
        assertThat(fromSample.rect()).isEqualTo(new Rect(0, 0, 250, 250));
        assertThat(fromSample.landmarks5()).isEmpty();
        assertThat(fromSample.warpJpeg()).isEqualTo(face.warpJpeg());
      }
    }
  }

  @Test
  void half_the_size_and_another_format_give_nearly_the_same_descriptors() {
    List<FaceAnalysis> large = analyse(sample(5), DESCRIBE).faces();
    byte[] small = encode(".png", scaled(pixels(sample(5)), 0.5));
    List<FaceAnalysis> others = analyse(small, DESCRIBE).faces();
    assertThat(others).hasSameSizeAs(large);
    assertThat(large).allMatch(face -> cosine(face, closest(face, others)) > 0.95);
  }

  @Test
  void a_dark_photo_still_shows_who_is_who() {
    List<FaceAnalysis> bright = analyse(sample(6), DESCRIBE).faces();
    Mat dark = new Mat();
    pixels(sample(6)).convertTo(dark, -1, 0.25, 0);
    List<FaceAnalysis> others = analyse(encode(".jpg", dark), DESCRIBE).faces();
    assertThat(others).hasSameSizeAs(bright);
    assertThat(bright).allMatch(face -> cosine(face, closest(face, others)) > 0.8);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 8})
  void a_photo_turned_by_exif_is_seen_upright(int orientation) {
    Mat stored = new Mat();
    Mat upright = pixels(sample(4));
    int code = // how the camera was held, undone
        switch (orientation) {
          case 3 -> opencv_core.ROTATE_180;
          case 6 -> opencv_core.ROTATE_90_COUNTERCLOCKWISE;
          default -> opencv_core.ROTATE_90_CLOCKWISE;
        };
    opencv_core.rotate(upright, stored, code);
    byte[] jpeg = TestPhotos.withOrientation(encode(".jpg", stored), orientation);

    ImageAnalysis turned = analyse(jpeg, DESCRIBE);
    assertThat(turned.width()).isEqualTo(1920);
    assertThat(turned.faces()).hasSize(4);
    ImageAnalysis asStored = analyse(jpeg, DESCRIBE.withExif(false));
    assertThat(asStored.width()).isEqualTo(stored.cols());
  }

  @Test
  void faces_of_40_pixels_in_12_megapixels_are_found_and_recognised() {
    List<FaceAnalysis> originals = analyse(sample(4), DESCRIBE).faces();
    double factor = 40.0 / 172; // the faces of the photo are 168 to 186 pixels
    Mat small = scaled(pixels(sample(4)), factor);
    Mat large = plain(4000, 3000, 90);
    paste(small, large, 3300, 2500);
    paste(small, large, 700, 1100);

    ImageAnalysis analysis = analyse(encode(".jpg", large), DESCRIBE);

    assertThat(analysis.faces()).hasSize(8);
    assertThat(analysis.faces()).allMatch(f -> f.rect().width() < 55);
    assertThat(analysis.faces()).allMatch(f -> cosine(f, closest(f, originals)) > 0.7);
  }

  @Test
  void a_face_that_fills_12_megapixels_is_where_a_small_copy_shows_it() {
    Mat small = pixels(sample(1)).rowRange(340, 820).colRange(620, 1260).clone();
    double factor = 6.25;
    FaceAnalysis expected = analyse(encode(".png", small), DESCRIBE).faces().getFirst();

    List<FaceAnalysis> found = analyse(encode(".png", scaled(small, factor)), DESCRIBE).faces();

    FaceAnalysis face = found.getFirst();
    assertThat(face.rect().x() / factor).isCloseTo(expected.rect().x(), within(10.0));
    assertThat(face.rect().y() / factor).isCloseTo(expected.rect().y(), within(10.0));
    assertThat(face.rect().width() / factor).isCloseTo(expected.rect().width(), within(10.0));
    assertThat(cosine(face, expected)).isGreaterThan(0.9);
  }

  @Test
  void a_mosaic_of_all_photos_shows_every_face_once() {
    Mat mosaic = plain(3 * 960, 2 * 780, 0);
    for (int i = 0; i < 6; i++) {
      paste(scaled(pixels(sample(i + 1)), 0.5), mosaic, i % 3 * 960, i / 3 * 780);
    }
    assertThat(analyse(encode(".png", mosaic), AnalysisOptions.DETECT).faces()).hasSize(22);
  }

  @Test
  void the_least_face_size_and_the_most_faces_are_kept_to() {
    VisionSettings strict = oneWorker(232, 1);
    try (FaceVision large = FaceVision.open(strict)) {
      List<FaceAnalysis> faces =
          large.analyse(sample(6), AnalysisOptions.DETECT).await().indefinitely().faces();
      assertThat(faces).hasSize(1);
      assertThat(faces.get(0).rect().width()).isGreaterThanOrEqualTo(232);
    }
  }

  @Test
  void a_photo_without_a_face_has_none() {
    ImageAnalysis analysis = analyse(encode(".png", plain(640, 480, 128)), DESCRIBE);
    assertThat(analysis.faces()).isEmpty();
    assertThat(analysis.format()).isEqualTo(ImageFormat.PNG);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,5000", "3,2"})
  void odd_sizes_are_photos_without_faces(int width, int height) {
    assertThat(analyse(encode(".png", plain(width, height, 128)), DESCRIBE).faces()).isEmpty();
  }

  @Test
  void a_warp_of_another_size_is_refused() {
    byte[] image = encode(".png", plain(251, 250, 128));
    assertRefused(image, AnalysisOptions.WARP.withDescriptor(true), ErrorCode.BAD_INPUT);
  }

  @Test
  void bytes_that_are_no_image_are_refused() {
    assertRefused(new byte[0], DESCRIBE, ErrorCode.IMAGE_NOT_CONVERTED);
    assertRefused(
        "text".repeat(100).getBytes(StandardCharsets.UTF_8),
        DESCRIBE,
        ErrorCode.IMAGE_NOT_CONVERTED);
  }

  @Test
  void parallel_callers_get_the_same_answers_as_one() {
    List<FaceAnalysis> alone = analyse(sample(6), DESCRIBE).faces();
    byte[] small = encode(".jpg", scaled(pixels(sample(6)), 0.4));
    List<Uni<ImageAnalysis>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(vision.analyse(small, DESCRIBE));
    }
    List<CompletableFuture<ImageAnalysis>> running =
        all.stream().map(Uni::subscribeAsCompletionStage).toList();
    for (CompletableFuture<ImageAnalysis> one : running) {
      List<FaceAnalysis> faces = one.join().faces();
      assertThat(faces).hasSize(4);
      assertThat(alone).allMatch(face -> cosine(face, closest(face, faces)) > 0.9);
    }
  }

  @Test
  void more_photos_than_may_wait_are_refused_at_once() {
    byte[] photo = encode(".jpg", scaled(pixels(sample(6)), 0.4));
    VisionSettings narrow = oneWorker(20, 10);
    try (FaceVision busy = FaceVision.open(narrow)) {
      List<CompletableFuture<ImageAnalysis>> running = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        running.add(busy.analyse(photo, DESCRIBE).subscribeAsCompletionStage());
      }
      int refused = 0;
      for (CompletableFuture<ImageAnalysis> one : running) {
        try {
          assertThat(one.join().faces()).hasSize(4);
        } catch (CompletionException e) {
          assertThat(e).hasCauseInstanceOf(OverloadedException.class);
          refused++;
        }
      }
      assertThat(refused).isBetween(1, 9);
    }
  }

  @Test
  void the_stages_count_what_they_did() {
    vision.timings().reset();
    analyse(sample(4), DESCRIBE);
    var totals = vision.timings().snapshot();
    assertThat(totals.get(Stage.DECODE).items()).isEqualTo(1);
    assertThat(totals.get(Stage.DETECT).items()).isEqualTo(1);
    assertThat(totals.get(Stage.LANDMARKS).items()).isEqualTo(4);
    assertThat(totals.get(Stage.WARP).items()).isEqualTo(4);
    assertThat(totals.get(Stage.DESCRIPTOR).items()).isEqualTo(4);
    assertThat(totals.get(Stage.DESCRIPTOR).nanos()).isPositive();
  }

  @Test
  void the_models_are_listed() {
    assertThat(vision.tasks()).contains("face_detection", "face_landmarks_68", "face_descriptor");
    assertThat(vision.models()).extracting(ModelInfo::id).contains("desc_faceplugin512");
  }
}
