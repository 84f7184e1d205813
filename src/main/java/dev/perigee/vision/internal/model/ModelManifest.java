package dev.perigee.vision.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.ModelInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of a {@code model.json} that the program acts on. The rest (training data, measured
 * accuracy) is for people.
 *
 * @param task what the network does
 * @param variant which decoder understands its outputs
 * @param weights path of the file
 * @param sha256 expected, lower case hex
 * @param width of the input picture
 * @param height of the input picture
 * @param batch whether the network takes several pictures at a time
 * @param unknown what is not known about the weights, null when nothing
 * @param descriptor meaning of the output, null for other tasks
 * @param classes names of the scores in the output, empty when the variant knows them
 * @param crop which picture the network wants, for variants that leave that to the manifest
 */
public record ModelManifest(
    String id,
    String task,
    String variant,
    Path weights,
    String sha256,
    int width,
    int height,
    boolean batch,
    String licence,
    String origin,
    String unknown,
    DescriptorModel descriptor,
    List<String> classes,
    Crop crop) {

  /**
   * @param of {@code sample}: the whole sample of a face or body; {@code box}: the upright square
   *     round the box of a face
   * @param scale of the square relative to the longer side of the box
   */
  public record Crop(String of, double scale) {
    private static final Crop SAMPLE = new Crop("sample", 1);

    static Crop read(JsonNode json) {
      return json.isMissingNode()
          ? SAMPLE
          : new Crop(text(json, "of"), json.path("scale").asDouble(1));
    }
  }

  /** Pictures that one run of a network takes at most. */
  private static final int MAX_BATCH = 8;

  /**
   * Pixels that one run of a network takes at most. Measured with the descriptor network on CPUs:
   * two faces of 112 x 112 together cost a tenth less each than one alone, three no less than two;
   * from four on the work space outgrows what glibc keeps (32 MB a block), and new memory for every
   * run costs up to three times as much as the network.
   */
  private static final int MAX_BATCH_PIXELS = 1 << 15;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many pictures to hand to the network at a time, 1 or more. */
  public int batchSize() {
    return batch ? Math.clamp(MAX_BATCH_PIXELS / (width * height), 1, MAX_BATCH) : 1;
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalStateException when it cannot be read or misses a member
   */
  static ModelManifest read(Path file) {
    JsonNode json;
    try {
      json = JSON.readTree(Files.readAllBytes(file));
      JsonNode origin = json.required("origin");
      JsonNode input = json.required("input");
      return new ModelManifest(
          text(json, "id"),
          text(json, "task"),
          text(json, "variant"),
          file.resolveSibling(text(json, "file")),
          text(json, "sha256"),
          input.required("width").intValue(),
          input.required("height").intValue(),
          input.path("batch").asBoolean(),
          text(json, "licence"),
          text(origin, "package") + "@" + text(origin, "version") + " " + text(origin, "path"),
          unknown(json.path("not_known")),
          json.has("descriptor") ? descriptor(json.get("descriptor")) : null,
          json.path("classes").valueStream().map(JsonNode::textValue).toList(),
          Crop.read(json.path("crop")));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("Model manifest " + file + ": " + e.getMessage(), e);
    }
  }

  ModelInfo info() {
    return new ModelInfo(id, task, licence, origin, sha256, unknown);
  }

  private static String unknown(JsonNode points) {
    return points.isEmpty()
        ? null
        : points.valueStream().map(JsonNode::textValue).collect(Collectors.joining("; "));
  }

  private static String text(JsonNode json, String name) {
    return json.required(name).textValue();
  }

  private static DescriptorModel descriptor(JsonNode json) {
    JsonNode similarity = json.required("similarity");
    return new DescriptorModel(
        json.required("version").intValue(),
        json.required("length").intValue(),
        json.required("scale").intValue(),
        similarity.required("half").doubleValue(),
        similarity.required("slope").doubleValue());
  }
}
