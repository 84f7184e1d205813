package dev.perigee.api.robustness.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.contract.Paths;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Query strings, good and bad. */
final class Queries {
  /** What is no percent-encoding, and what a URL must not hold. */
  private static final List<String> UNENCODED =
      List.of(
          "%", "%zz", "%ff%fe", "%c0%80", "%ed%a0%80", "a|b", "[1]", "{x}", "\"", "&&==&", "#x");

  private final Endpoint endpoint;
  private final Dice dice;

  Queries(Endpoint endpoint, Dice dice) {
    this.endpoint = endpoint;
    this.dice = dice;
  }

  /** All that the operation cannot do without, and some of the rest. */
  void good(Draft draft) {
    SchemaValues values = new SchemaValues(endpoint, dice, 0);
    for (JsonNode parameter : endpoint.parameters("query")) {
      if (parameter.path("required").asBoolean() || dice.chance(20)) {
        draft.query.add(pair(parameter, values.of(parameter.path("schema"))));
      }
    }
  }

  /** Spoils one parameter. */
  void bad(Draft draft) {
    List<JsonNode> parameters = endpoint.parameters("query");
    if (parameters.isEmpty() || dice.chance(5)) {
      draft.query.add("unknown=" + encoded(dice.any(Hostile.TEXTS)));
      return;
    }
    JsonNode parameter = dice.any(parameters);
    String name = parameter.path("name").asText();
    if (dice.chance(80)) {
      draft.query.removeIf(pair -> pair.startsWith(name + "="));
    }
    JsonNode good = new SchemaValues(endpoint, dice, 0).of(parameter.path("schema"));
    switch (dice.below(8)) {
      case 0 -> draft.query.add(name);
      case 1 -> draft.query.add(name + "=" + dice.any(UNENCODED));
      case 2 -> {
        draft.query.add(pair(parameter, good));
        draft.query.add(pair(parameter, good));
      }
      case 3 -> draft.query.add(pair(parameter, good) + ",");
      case 4 -> draft.query.add(many(parameter, good));
      default -> draft.query.add(name + "=" + encoded(stranger(parameter)));
    }
  }

  private String stranger(JsonNode parameter) {
    JsonNode schema = Paths.resolve(endpoint.contract(), parameter.path("schema"));
    JsonNode item =
        schema.has("items") ? Paths.resolve(endpoint.contract(), schema.path("items")) : schema;
    if (dice.chance(30)) {
      return dice.any(Hostile.TEXTS);
    }
    return switch (item.path("format").asText(item.path("type").asText())) {
      case "uuid" -> dice.any(Hostile.UUIDS);
      case "date-time" -> dice.any(Hostile.TIMES);
      case "integer", "number" ->
          dice.chance(30)
              ? String.valueOf(item.path("maximum").asLong(0) + 1)
              : dice.any(Hostile.NUMBERS);
      default -> "x".repeat(item.path("maxLength").asInt(128) + 1);
    };
  }

  private static String many(JsonNode parameter, JsonNode value) {
    String one = encoded(value.isArray() ? value.path(0).asText() : value.asText());
    return parameter.path("name").asText()
        + "="
        + String.join(",", IntStream.range(0, 1_001).mapToObj(i -> one).toList());
  }

  private static String pair(JsonNode parameter, JsonNode value) {
    StringBuilder text = new StringBuilder();
    if (value.isArray()) {
      value.forEach(item -> text.append(text.isEmpty() ? "" : ",").append(encoded(item.asText())));
    } else {
      text.append(encoded(value.asText()));
    }
    return parameter.path("name").asText() + "=" + text;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
