package dev.perigee.vision.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.vision.VisionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {

  @TempDir Path directory;

  private void model(String folder, String id, String licence, String sha256) throws IOException {
    Path model = Files.createDirectories(directory.resolve(folder));
    Files.writeString(model.resolve("weights.pt"), "weights");
    Files.writeString(
        model.resolve("model.json"),
        """
        {"id": "%s", "task": "face_descriptor", "variant": "v", "file": "weights.pt",
         "sha256": "%s", "licence": "%s", "input": {"width": 112, "height": 112, "batch": true},
         "origin": {"package": "p", "version": "1.0", "path": "x.onnx"},
         "descriptor": {"version": 7, "length": 128, "scale": 256,
                        "similarity": {"half": 0.5, "slope": 10}}}
        """
            .formatted(id, sha256, licence));
  }

  private ModelRegistry open() {
    return ModelRegistry.open(directory, Set.of("MIT"));
  }

  private static String sha256OfWeights() throws Exception {
    return java.util.HexFormat.of()
        .formatHex(
            java.security.MessageDigest.getInstance("SHA-256")
                .digest("weights".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void a_correct_model_is_listed_with_its_task_and_descriptor() throws Exception {
    model("a", "a", "MIT", sha256OfWeights());
    ModelRegistry registry = open();
    assertThat(registry.tasks()).containsExactly("face_descriptor");
    assertThat(registry.models()).singleElement().extracting("origin").isEqualTo("p@1.0 x.onnx");
    assertThat(registry.require("face_descriptor", "v").descriptor().version()).isEqualTo(7);
  }

  @Test
  void a_network_gets_as_many_pictures_at_a_time_as_their_size_allows() throws Exception {
    model("a", "a", "MIT", sha256OfWeights());
    ModelManifest faces = open().require("face_descriptor", "v");
    assertThat(faces.batchSize()).isEqualTo(2);
    for (String[] other : new String[][] {{"64", "8"}, {"40", "8"}, {"224", "1"}}) {
      Path manifest = directory.resolve("a/model.json");
      Files.writeString(
          manifest,
          Files.readString(manifest).replaceAll("(width|height)\": \\d+", "$1\": " + other[0]));
      assertThat(open().require("face_descriptor", "v").batchSize())
          .isEqualTo(Integer.parseInt(other[1]));
    }
  }

  @Test
  void changed_weights_stop_the_start() throws Exception {
    model("a", "a", "MIT", "0".repeat(64));
    ModelRegistry registry = open();
    assertThatThrownBy(registry::verifyWeights).hasMessageContaining("sha256");
  }

  @Test
  void missing_weights_are_named() throws Exception {
    model("a", "a", "MIT", sha256OfWeights());
    Files.delete(directory.resolve("a/weights.pt"));
    assertThatThrownBy(this::open).hasMessageContaining("weights.pt");
  }

  @Test
  void a_licence_that_is_not_allowed_stops_the_start() throws Exception {
    model("a", "a", "CC-BY-NC-4.0", sha256OfWeights());
    assertThatThrownBy(this::open).hasMessageContaining("CC-BY-NC-4.0");
  }

  @Test
  void a_folder_must_have_the_name_of_its_model() throws Exception {
    model("a", "b", "MIT", sha256OfWeights());
    assertThatThrownBy(this::open).hasMessageContaining("Model b");
  }

  @Test
  void a_manifest_that_misses_a_member_is_named() throws Exception {
    model("a", "a", "MIT", sha256OfWeights());
    Files.writeString(directory.resolve("a/model.json"), "{\"id\": \"a\"}");
    assertThatThrownBy(this::open).hasMessageContaining("model.json");
  }

  @Test
  void a_missing_model_is_named() throws Exception {
    assertThatThrownBy(() -> open().require("face_detection", "blazeface"))
        .hasMessageContaining("face_detection");
  }

  @Test
  void folders_without_a_manifest_are_ignored() throws Exception {
    Files.createDirectories(directory.resolve("convert"));
    assertThat(open().models()).isEmpty();
  }

  @Test
  void a_missing_directory_is_named() {
    assertThatThrownBy(() -> ModelRegistry.open(directory.resolve("none"), Set.of()))
        .hasMessageContaining("none");
  }

  @Test
  void the_models_of_the_repository_are_complete() {
    ModelRegistry registry =
        ModelRegistry.open(Path.of("models"), VisionSettings.PERMISSIVE_LICENCES);
    registry.verifyWeights();
    assertThat(registry.tasks()).contains("face_detection", "face_landmarks_68", "face_descriptor");
    assertThat(registry.require("face_descriptor", "arcface_112").descriptor())
        .satisfies(
            d -> {
              assertThat(d.version()).isEqualTo(1001);
              assertThat(d.length()).isEqualTo(512);
              assertThat(d.similarity(0.365))
                  .isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-9));
              assertThat(d.similarity(0.596))
                  .isCloseTo(0.9, org.assertj.core.api.Assertions.within(1e-4));
            });
  }
}
