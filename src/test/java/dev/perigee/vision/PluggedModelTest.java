package dev.perigee.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a manifest switches an estimation on that no network of the repository makes. */
class PluggedModelTest {
  private static final String WEIGHTS = "/models/tiny_classes.pt";

  @TempDir Path models;

  private void linkModelsOfTheRepository() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("models"))) {
      for (Path folder : folders.filter(f -> Files.exists(f.resolve("model.json"))).toList()) {
        Path copy = Files.createDirectory(models.resolve(folder.getFileName()));
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.createSymbolicLink(copy.resolve(file.getFileName()), file.toAbsolutePath());
          }
        }
      }
    }
  }

  private void plugIn(String id, String task, String more) throws Exception {
    Path folder = Files.createDirectory(models.resolve(id));
    byte[] weights;
    try (InputStream in = getClass().getResourceAsStream(WEIGHTS)) {
      weights = in.readAllBytes();
    }
    Files.write(folder.resolve("weights.pt"), weights);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(weights));
    Files.writeString(
        folder.resolve("model.json"),
        """
        {"id": "%s", "task": "%s", "file": "weights.pt", "sha256": "%s", "licence": "MIT",
         "input": {"width": 64, "height": 64, "batch": true},
         "origin": {"package": "test", "version": "1", "path": "tiny_classes.py"}, %s}
        """
            .formatted(id, task, sha256, more));
  }

  @Test
  void models_of_glasses_and_sleeves_and_of_body_descriptors_are_used() throws Exception {
    linkModelsOfTheRepository();
    plugIn(
        "glasses_test",
        "glasses",
        "\"variant\": \"classes\", \"classes\": [\"no_glasses\", \"eyeglasses\", \"sunglasses\"],"
            + " \"crop\": {\"of\": \"box\", \"scale\": 1.2}");
    plugIn(
        "sleeve_test",
        "sleeve",
        "\"variant\": \"classes\", \"classes\": [\"short\", \"long\", \"x\"]");
    plugIn(
        "reid_test",
        "body_descriptor",
        "\"variant\": \"vector\", \"descriptor\": {\"version\": 2001, \"length\": 3, \"scale\": 100,"
            + " \"similarity\": {\"half\": 0.5, \"slope\": 10}}");
    Set<Estimation<?>> wanted =
        Set.of(Estimation.GLASSES, Estimation.SLEEVE, Estimation.BODY_DESCRIPTOR);

    try (FaceVision vision = FaceVision.open(VisionSettings.defaults(models, TestPhotos.CACHE))) {
      assertThat(vision.available()).containsAll(wanted);
      ImageAnalysis found =
          vision
              .analyse(
                  TestPhotos.sample(6),
                  AnalysisOptions.DETECT
                      .with(AnalysisOptions.Product.BODIES, true)
                      .withEstimations(wanted))
              .await()
              .indefinitely();

      assertThat(found.faces())
          .isNotEmpty()
          .allSatisfy(
              face -> {
                ClassScores glasses = face.estimates().get(Estimation.GLASSES).orElseThrow();
                assertThat(glasses.scores().keySet())
                    .containsExactly("no_glasses", "eyeglasses", "sunglasses");
                assertThat(glasses.predominant()).isEqualTo("no_glasses"); // skin is red
              });
      assertThat(found.bodies())
          .isNotEmpty()
          .allSatisfy(
              body -> {
                assertThat(body.estimates().get(Estimation.SLEEVE)).isPresent();
                assertThat(body.estimates().get(Estimation.BODY_DESCRIPTOR).orElseThrow().version())
                    .isEqualTo(2001);
              });
    }
  }

  @Test
  void the_second_descriptor_network_tells_people_apart() {
    VisionSettings d = VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE);
    try (FaceVision vision = FaceVision.open(d)) {
      assertThat(vision.descriptorModels())
          .extracting(DescriptorModel::version)
          .containsExactly(1001, 1002);
      var faces =
          vision
              .analyse(
                  TestPhotos.sample(6),
                  AnalysisOptions.DETECT.withDescriptor(true).withDescriptorVersion(1002))
              .await()
              .indefinitely()
              .faces();
      assertThat(faces)
          .allSatisfy(
              face -> {
                assertThat(face.descriptor().version()).isEqualTo(1002);
                assertThat(face.descriptor().components()).hasSize(128);
              });
      assertThat(faces.get(0).descriptor().components())
          .isNotEqualTo(faces.get(1).descriptor().components());
    }
  }
}
