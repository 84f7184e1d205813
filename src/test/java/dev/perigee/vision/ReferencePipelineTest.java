package dev.perigee.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program finds what the same networks find in Python (models/reference/expected.py). */
class ReferencePipelineTest {
  private static FaceVision vision;
  private static List<ReferenceFace> all;

  @BeforeAll
  static void open() throws IOException {
    vision = FaceVision.open(VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE));
    try (var in = ReferencePipelineTest.class.getResourceAsStream("/photos/expected.txt")) {
      all = ReferenceFace.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @AfterAll
  static void close() {
    vision.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void boxes_landmarks_and_descriptors_agree_with_the_reference(int photo) {
    List<FaceAnalysis> faces =
        vision
            .analyse(
                reduced(photo), AnalysisOptions.DETECT.withLandmarks68(true).withDescriptor(true))
            .await()
            .indefinitely()
            .faces();
    List<ReferenceFace> expected =
        all.stream().filter(e -> e.photo().equals("sample" + photo + ".jpg")).toList();
    assertThat(expected).hasSameSizeAs(faces);
    for (ReferenceFace wanted : expected) {
      ReferenceFace.Agreement agreement = wanted.compare(faces);
      assertThat(agreement.iou()).isGreaterThan(0.95);
      assertThat(agreement.five()).isLessThan(0.01);
      assertThat(agreement.all()).isLessThan(0.01);
      assertThat(agreement.cosine()).isGreaterThan(0.995);
    }
  }

  /** As models/reference/expected.py reduces it. */
  private static byte[] reduced(int photo) {
    Mat pixels = TestPhotos.pixels(TestPhotos.sample(photo));
    return TestPhotos.encode(".png", TestPhotos.scaled(pixels, 1000.0 / pixels.cols()));
  }
}
