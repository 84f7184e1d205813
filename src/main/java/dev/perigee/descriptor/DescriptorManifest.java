package dev.perigee.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.descriptor.FalseMatchCurve.Point;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what the manifest of a descriptor network says about its descriptors. */
final class DescriptorManifest {
  private DescriptorManifest() {}

  /**
   * @param model id of a network of this platform
   * @throws IllegalStateException when the program was built without its manifest
   */
  static DescriptorVersion read(String model) {
    String path = "/models/" + model + "/model.json";
    try (InputStream in = DescriptorManifest.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no " + path + " in the program");
      }
      return version(new ObjectMapper().readTree(in).path("descriptor"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DescriptorVersion version(JsonNode descriptor) {
    JsonNode similarity = descriptor.path("similarity");
    List<Point> points = new ArrayList<>();
    for (JsonNode point : descriptor.path("false_matches")) {
      points.add(new Point(point.path("rate").asDouble(), point.path("cosine").asDouble()));
    }
    return new DescriptorVersion(
        descriptor.path("version").asInt(),
        DescriptorKind.FACE,
        descriptor.path("length").asInt(),
        true,
        descriptor.path("scale").asDouble(),
        new SimilarityCurve(
            similarity.path("slope").asDouble(), similarity.path("half").asDouble()),
        new FalseMatchCurve(points),
        descriptor.path("sketch").path("bits").asInt() == 1);
  }
}
