package dev.perigee.api.robustness.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.api.contract.Paths;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values that fit a schema of the contract, but for a fault here and there. */
final class SchemaValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;

  private final Endpoint endpoint;
  private final Dice dice;
  private final int faults;

  /**
   * @param faults of a hundred places, how many are wrong
   */
  SchemaValues(Endpoint endpoint, Dice dice, int faults) {
    this.endpoint = endpoint;
    this.dice = dice;
    this.faults = faults;
  }

  JsonNode of(JsonNode schema) {
    return value(schema, 0);
  }

  private JsonNode value(JsonNode reference, int depth) {
    JsonNode schema = Paths.resolve(endpoint.contract(), reference);
    if (schema.has("oneOf")) {
      return value(dice.any(elements(schema.path("oneOf"))), depth);
    }
    if (dice.chance(faults)) {
      return wrong(schema);
    }
    if (schema.path("nullable").asBoolean() && dice.chance(20)) {
      return NODES.nullNode();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" -> schema.has("enum") ? member(schema) : NODES.numberNode(number(schema));
      case "number" -> NODES.numberNode(number(schema) + dice.below(100) / 100.0);
      case "boolean" -> NODES.booleanNode(dice.chance(50));
      default -> schema.has("enum") ? member(schema) : NODES.textNode(text(schema));
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      boolean wanted = required.contains(field.getKey());
      int chance = wanted ? 100 - faults : depth > DEEPEST ? 0 : 40;
      if (dice.chance(chance)) {
        object.set(field.getKey(), value(field.getValue(), depth + 1));
      }
    }
    if (dice.chance(faults)) {
      object.set(dice.any(Hostile.TEXTS), NODES.textNode(dice.any(Hostile.TEXTS)));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = NODES.arrayNode();
    int least = schema.path("minItems").asInt();
    int most = schema.path("maxItems").asInt(least + 3);
    int length = Math.min(most, least + dice.below(3));
    if (dice.chance(faults)) {
      length = dice.any(List.of(0, most + 1, most));
    }
    for (int i = 0; i < length; i++) {
      array.add(value(schema.path("items"), depth + 1));
    }
    if (length > 0 && dice.chance(faults)) {
      array.add(array.get(0));
    }
    return array;
  }

  private JsonNode member(JsonNode schema) {
    return dice.any(elements(schema.path("enum")));
  }

  private long number(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(least + 100);
    return dice.any(List.of(least, most, least + (most - least) / 2));
  }

  private String text(JsonNode schema) {
    String format = schema.path("format").asText();
    if (format.equals("uuid")) {
      return dice.uuid();
    }
    if (format.equals("date-time")) {
      return "2040-01-02T03:04:05Z";
    }
    String pattern = schema.path("pattern").asText("");
    if (!pattern.isEmpty()) {
      return pattern.contains("@") ? "f" + dice.uuid() + "@example.com" : "a password";
    }
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(64);
    return "\u00E9".repeat(dice.any(List.of(least, most, (least + most) / 2)));
  }

  /** A value that need not fit. */
  private JsonNode wrong(JsonNode schema) {
    return switch (dice.below(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(dice.chance(50));
      case 2 -> NODES.arrayNode().add(dice.any(Hostile.TEXTS));
      case 3 -> NODES.objectNode().put(dice.any(Hostile.TEXTS), 1);
      case 4 -> NODES.textNode(near(schema));
      case 5 -> NODES.textNode("x".repeat(schema.path("maxLength").asInt(300) + 1));
      case 6 -> NODES.textNode(dice.any(Hostile.TEXTS));
      case 7 ->
          NODES.numberNode(
              schema.has("maximum") && dice.chance(50)
                  ? new BigDecimal(schema.path("maximum").asLong() + 1)
                  : new BigDecimal(schema.path("minimum").asLong() - 1));
      default -> NODES.numberNode(new BigDecimal(dice.any(Hostile.NUMBERS)));
    };
  }

  private String near(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> dice.any(Hostile.UUIDS);
      case "date-time" -> dice.any(Hostile.TIMES);
      default -> dice.any(Hostile.NUMBERS);
    };
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }
}
