package dev.perigee.estimation.internal.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Inputs;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A body that names its images: {@code urls}, {@code samples}, {@code images} in base64. */
public final class JsonInputs {
  private static final String URLS = "urls";
  private static final String SAMPLES = "samples";
  private static final String IMAGES = "images";

  private JsonInputs() {}

  /**
   * Images in the order urls, samples, images.
   *
   * @param body fits the schema {@code ImageReferences}, or one that has more fields
   * @throws ApiException 12022 when it names no image
   */
  public static Inputs read(JsonNode body) {
    List<InputImage> images = new ArrayList<>();
    for (JsonNode item : body.path(URLS)) {
      String url = text(item, "url");
      images.add(details(item).of(url, new ImageSource.Link(url)));
    }
    for (JsonNode item : body.path(SAMPLES)) {
      String id = text(item, "sample_id");
      images.add(details(item).of(id, new ImageSource.StoredSample(UUID.fromString(id))));
    }
    for (JsonNode item : body.path(IMAGES)) {
      String name = item.path("filename").asText("raw_image_" + images.size());
      byte[] base64 = text(item, "base64").getBytes(StandardCharsets.ISO_8859_1);
      images.add(details(item).of(name, BodyForms.base64Image(base64)));
    }
    if (images.isEmpty()) {
      throw ApiException.of(ErrorCode.JSON_INVALID, "", "at least one field must have a value");
    }
    Map<String, Supplier<JsonNode>> documents = new HashMap<>();
    List.of(Inputs.POLICIES, Inputs.META).stream()
        .filter(body::has)
        .forEach(name -> documents.put(name, () -> body.path(name)));
    return new Inputs(images, documents);
  }

  private static String text(JsonNode item, String field) {
    return item.isTextual() ? item.textValue() : item.path(field).asText();
  }

  private static Details details(JsonNode item) {
    return new Details().add(item);
  }
}
