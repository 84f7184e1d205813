package dev.perigee.handler.internal.raw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.perigee.estimation.StateCodes;
import dev.perigee.event.BodyEstimates;
import dev.perigee.event.FaceEstimates;
import java.util.ArrayList;
import java.util.List;

/**
 * What an event of the user's own tells of face and body, in the coded form that filters use:
 * aggregated values where there are any, else those of the first detection that has them.
 */
final class RawEstimates {
  private static final String FACE = "face";
  private static final String BODY = "body";

  private final JsonNode event;

  /**
   * @param event fits its schema
   */
  RawEstimates(JsonNode event) {
    this.event = event;
  }

  FaceEstimates face() {
    JsonNode basic = event.path("face_attributes").path("basic_attributes");
    return new FaceEstimates(
        number(basic.path("gender")),
        number(basic.path("age")),
        code(StateCodes.EMOTIONS, 1, attribute(FACE, "emotions").path("predominant_emotion")),
        code(StateCodes.MASKS, 1, attribute(FACE, "mask").path("predominant_mask")),
        code(StateCodes.ETHNICITIES, 1, basic.path("ethnicities").path("predominant_ethnicity")),
        liveness(attribute(FACE, "liveness").path("prediction")),
        code(StateCodes.DEEPFAKE, 0, attribute(FACE, "deepfake").path("prediction")));
  }

  BodyEstimates body() {
    JsonNode basic = attribute(BODY, "basic_attributes");
    JsonNode upper = attribute(BODY, "upper_body");
    JsonNode lower = attribute(BODY, "lower_body");
    JsonNode headwear = upper.path("headwear");
    return new BodyEstimates(
        code(
            StateCodes.APPARENT_GENDERS,
            0,
            basic.path("apparent_gender").path("predominant_gender")),
        number(basic.path("apparent_age")),
        code(StateCodes.BODY_STATES, 0, headwear.path("predominant_state")),
        text(headwear.path("apparent_color")),
        text(upper.path("sleeve").path("predominant_length")),
        texts(upper.path("upper_clothing").path("colors")),
        text(lower.path("lower_garment").path("type")),
        texts(lower.path("lower_garment").path("colors")),
        text(lower.path("shoes").path("apparent_color")),
        code(
            StateCodes.BODY_STATES,
            0,
            attribute(BODY, "accessories").path("backpack").path("predominant_state")));
  }

  private JsonNode attribute(String kind, String name) {
    JsonNode aggregated =
        event.path("aggregate_estimations").path(kind).path("attributes").path(name);
    if (aggregated.isObject()) {
      return aggregated;
    }
    for (JsonNode detection : event.path("detections")) {
      JsonNode seen =
          detection.path("samples").path(kind).path("detection").path("attributes").path(name);
      if (seen.isObject()) {
        return seen;
      }
    }
    return MissingNode.getInstance();
  }

  private static Integer code(List<String> words, int first, JsonNode word) {
    int at = word.isTextual() ? words.indexOf(word.textValue()) : -1;
    return at < 0 ? null : at + first;
  }

  /** As a word, or as the number that the liveness resource answers. */
  private static Integer liveness(JsonNode prediction) {
    return prediction.isInt()
        ? number(prediction)
        : code(List.of("spoof", "real", "unknown"), 0, prediction);
  }

  private static Integer number(JsonNode node) {
    return node.isInt() ? node.intValue() : null;
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }

  private static List<String> texts(JsonNode array) {
    if (!array.isArray()) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
