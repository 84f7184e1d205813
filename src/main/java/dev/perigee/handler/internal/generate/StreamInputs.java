package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.estimation.Capture;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputImage;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import dev.perigee.vision.Rect;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the sources of stream events apart: photos and warps that are estimated apart, and how they
 * belong together.
 */
final class StreamInputs {
  /** Images to be estimated, by what they show. */
  final Map<ImageType, List<InputImage>> images = new EnumMap<>(ImageType.class);

  final List<Source> sources = new ArrayList<>();

  /**
   * A photo or a frame.
   *
   * @param photo index among the photos, -1 for a frame whose people were found before
   * @param data what is told of its events, may be missing
   * @param people those that were found before
   */
  record Source(String filename, Capture capture, int photo, JsonNode data, List<Subject> people) {}

  /**
   * A person on a frame.
   *
   * @param face null when there is none; body likewise
   * @param data what is told of the event, may be missing
   */
  record Subject(Piece face, Piece body, JsonNode data) {}

  /**
   * A face or a body.
   *
   * @param warp index among the warps of its kind, -1 when only its place is known
   * @param rect place in the frame, null when it is not told
   */
  record Piece(int warp, Rect rect) {}

  /**
   * @param body fits the schema {@code StreamEvents}
   */
  static StreamInputs of(JsonNode body) {
    StreamInputs inputs = new StreamInputs();
    for (JsonNode source : body.path("sources")) {
      inputs.add(source);
    }
    return inputs;
  }

  private void add(JsonNode source) {
    String filename = source.path("filename").asText("raw_image_" + sources.size());
    Capture capture = capture(source);
    JsonNode content = source.path("source");
    List<Subject> people = new ArrayList<>();
    int photo = -1;
    if (source.path("source_type").asText().equals("raw_image")) {
      photo = put(ImageType.PHOTO, photo(filename, content, capture));
    } else {
      if (!content.isArray()) {
        throw ApiException.of(
            ErrorCode.JSON_INVALID,
            "sources." + sources.size() + ".source",
            "value is not a valid array");
      }
      for (JsonNode person : content) {
        people.add(
            new Subject(
                piece(ImageType.FACE_WARP, filename, person.path("face"), capture),
                piece(ImageType.BODY_WARP, filename, person.path("body"), capture),
                person.path("source_data")));
      }
    }
    sources.add(new Source(filename, capture, photo, source.path("source_data"), people));
  }

  private static InputImage photo(String filename, JsonNode content, Capture capture) {
    JsonNode image = content.isObject() ? content.path("image") : content;
    return new InputImage(
        filename,
        encoded(image),
        boxes(content.path("face_detection_data"), content.path("face_bounding_boxes")),
        boxes(content.path("body_detection_data"), content.path("body_bounding_boxes")),
        content.path("trusted_detections").asInt() == 1,
        capture);
  }

  private Piece piece(ImageType type, String filename, JsonNode given, Capture capture) {
    if (!given.isObject()) {
      return null;
    }
    Rect rect = box(given.path("origin_bounding_box"));
    rect = rect == null ? box(given.path("bounding_box")) : rect;
    if (!given.path("warp").isTextual()) {
      return rect == null ? null : new Piece(-1, rect);
    }
    InputImage image =
        new InputImage(filename, encoded(given.path("warp")), List.of(), List.of(), false, capture);
    return new Piece(put(type, image), rect);
  }

  private int put(ImageType type, InputImage image) {
    List<InputImage> all = images.computeIfAbsent(type, key -> new ArrayList<>());
    all.add(image);
    return all.size() - 1;
  }

  /** Binary values of msgpack are base64 in the tree. */
  private static ImageSource encoded(JsonNode bytes) {
    try {
      return new ImageSource.Encoded(Base64.getDecoder().decode(bytes.asText()));
    } catch (IllegalArgumentException e) {
      return new ImageSource.Broken(ApiException.of(ErrorCode.IMAGE_NOT_CONVERTED, "image"));
    }
  }

  private static Capture capture(JsonNode source) {
    return new Capture(
        source.path("detect_time").isTextual()
            ? Times.parse(source.path("detect_time").textValue())
            : null,
        source.path("detect_ts").isNumber() ? source.path("detect_ts").doubleValue() : null,
        source.path("image_origin").isTextual() ? source.path("image_origin").textValue() : null,
        Map.of());
  }

  private static List<Rect> boxes(JsonNode detections, JsonNode boxes) {
    List<Rect> rects = new ArrayList<>();
    detections.forEach(detection -> add(rects, detection.path("bounding_box")));
    boxes.forEach(box -> add(rects, box));
    return rects;
  }

  private static void add(List<Rect> rects, JsonNode given) {
    Rect rect = box(given);
    if (rect != null) {
      rects.add(rect);
    }
  }

  private static Rect box(JsonNode box) {
    return box.isObject()
        ? new Rect(
            box.path("x").asInt(),
            box.path("y").asInt(),
            box.path("width").asInt(),
            box.path("height").asInt())
        : null;
  }
}
