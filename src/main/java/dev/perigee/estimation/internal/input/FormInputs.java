package dev.perigee.estimation.internal.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Inputs;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.MultipartBody;
import dev.perigee.platform.http.MultipartBody.Part;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A form: image and descriptor parts of any name, and parts with JSON that tell more of them by
 * their file names.
 */
public final class FormInputs {
  /** Parts about images: the schema of each is an array of objects with a file name. */
  private static final Map<String, String> ABOUT_IMAGES =
      Map.of(
          Details.FACE_BOXES, "/components/schemas/FaceBoxesOfImages",
          Details.BODY_BOXES, "/components/schemas/BodyBoxesOfImages",
          Details.DETECT_TIME, "/components/schemas/TimesOfImages",
          Details.DETECT_TS, "/components/schemas/OffsetsOfImages",
          Details.IMAGE_ORIGIN, "/components/schemas/OriginsOfImages");

  private static final Set<String> DOCUMENTS = Set.of(Inputs.POLICIES, Inputs.META);

  /** Sent by old clients of the liveness resource. */
  private static final String IGNORED = "x_meta";

  private final StrictJson json;

  public FormInputs(StrictJson json) {
    this.json = json;
  }

  /**
   * Every part with an image or descriptor content type, or with a file name and no content type. A
   * part without a file name is called {@code raw_image_N}, N counting the images from 0.
   *
   * @throws ApiException 11029 a file of another type, 11049 no image at all, 12022 or 12027 a bad
   *     part about images, also one about an image that was not sent
   */
  public Inputs read(MultipartBody form) {
    List<ImageSource> sources = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Part> about = new ArrayList<>();
    Map<String, Supplier<JsonNode>> documents = new HashMap<>();
    boolean trusted = false;
    for (Part part : form.parts()) {
      String name = Objects.requireNonNullElse(part.name(), "");
      if (ABOUT_IMAGES.containsKey(name)) {
        about.add(part);
      } else if (DOCUMENTS.contains(name)) {
        documents.put(name, () -> json.tree(part.bytes(), BodyFormat.JSON));
      } else if (Details.TRUSTED.equals(name)) {
        trusted = trusted(part);
      } else if (!IGNORED.equals(name)) {
        ImageSource source = source(part);
        if (source != null) {
          sources.add(source);
          names.add(name(part, names.size()));
        }
      }
    }
    if (names.isEmpty()) {
      throw ApiException.of(ErrorCode.MULTIPART_BROKEN, "No image found in multipart body");
    }
    List<Details> details = details(names, about, trusted);
    List<InputImage> images = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      images.add(details.get(i).of(names.get(i), sources.get(i)));
    }
    return new Inputs(images, documents);
  }

  private List<Details> details(List<String> names, List<Part> about, boolean trusted) {
    List<Details> details =
        names.stream().map(name -> trusted ? new Details().trust() : new Details()).toList();
    for (Part part : about) {
      JsonNode items = json.tree(part.bytes(), BodyFormat.JSON);
      json.check(items, ABOUT_IMAGES.get(part.name()));
      for (int at = 0; at < items.size(); at++) {
        JsonNode item = items.path(at);
        String filename = item.path("filename").asText();
        if (!names.contains(filename)) {
          throw ApiException.of(
              ErrorCode.JSON_INVALID,
              "%s.%d.filename".formatted(part.name(), at),
              "no image has this name");
        }
        for (int i = 0; i < names.size(); i++) {
          if (names.get(i).equals(filename)) {
            details.get(i).add(item);
          }
        }
      }
    }
    return details;
  }

  private static boolean trusted(Part part) {
    String text = new String(part.bytes(), StandardCharsets.UTF_8).strip();
    if (!text.equals("0") && !text.equals("1")) {
      throw ApiException.of(
          ErrorCode.JSON_INVALID,
          Details.TRUSTED,
          "value is not a valid enumeration member; permitted: '0', '1'");
    }
    return text.equals("1");
  }

  /** Null when the part is no file. */
  private static ImageSource source(Part part) {
    String type = BodyForms.bare(part.contentType());
    if (BodyForms.isDescriptor(type)) {
      try {
        return BodyForms.vector(type, part.bytes());
      } catch (ApiException broken) {
        return new ImageSource.Broken(broken);
      }
    }
    boolean file = part.fileName() != null && !part.fileName().isBlank();
    if (BodyForms.isImage(type)
        || file && (type.isEmpty() || type.equals("application/octet-stream"))) {
      return BodyForms.image(type, part.bytes());
    }
    if (file && !type.equals(BodyForms.JSON_TYPE)) {
      throw ApiException.of(ErrorCode.BAD_PART_TYPE);
    }
    return null;
  }

  private static String name(Part part, int index) {
    String name = part.fileName();
    return name == null || name.isBlank() ? "raw_image_" + index : name;
  }
}
