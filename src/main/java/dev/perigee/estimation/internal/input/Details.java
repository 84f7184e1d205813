package dev.perigee.estimation.internal.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.estimation.Capture;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.InputImage;
import dev.perigee.platform.time.Times;
import dev.perigee.vision.Rect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is told of an image beside its pixels, gathered field by field. */
final class Details {
  static final String FACE_BOXES = "face_bounding_boxes";
  static final String BODY_BOXES = "body_bounding_boxes";
  static final String TRUSTED = "trusted_detections";
  static final String DETECT_TIME = "detect_time";
  static final String DETECT_TS = "detect_ts";
  static final String IMAGE_ORIGIN = "image_origin";

  private List<Rect> faces = List.of();
  private List<Rect> bodies = List.of();
  private boolean trusted;
  private Instant detectTime;
  private Double detectTs;
  private String imageOrigin;
  private Map<String, String> headers = Map.of();

  /** Takes what an object that fits its schema tells; what it does not mention stays. */
  Details add(JsonNode node) {
    if (node.has(FACE_BOXES)) {
      faces = boxes(node.path(FACE_BOXES));
    }
    if (node.has(BODY_BOXES)) {
      bodies = boxes(node.path(BODY_BOXES));
    }
    if (node.has(TRUSTED)) {
      trusted = node.path(TRUSTED).asInt() == 1;
    }
    if (node.has(DETECT_TIME)) {
      detectTime = Times.parse(node.path(DETECT_TIME).asText());
    }
    if (node.has(DETECT_TS)) {
      detectTs = node.path(DETECT_TS).doubleValue();
    }
    if (node.has(IMAGE_ORIGIN)) {
      imageOrigin = node.path(IMAGE_ORIGIN).asText();
    }
    if (node.has("headers")) {
      headers = texts(node.path("headers"));
    }
    return this;
  }

  Details trust() {
    trusted = true;
    return this;
  }

  InputImage of(String filename, ImageSource source) {
    return new InputImage(
        filename,
        source,
        faces,
        bodies,
        trusted,
        new Capture(detectTime, detectTs, imageOrigin, headers));
  }

  private static List<Rect> boxes(JsonNode array) {
    List<Rect> boxes = new ArrayList<>();
    for (JsonNode box : array) {
      boxes.add(
          new Rect(
              box.path("x").asInt(),
              box.path("y").asInt(),
              box.path("width").asInt(),
              box.path("height").asInt()));
    }
    return boxes;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
