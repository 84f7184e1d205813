package dev.perigee.handler.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Fills in what the schemas of a contract say about absent fields. */
public final class SchemaDefaults {
  private final JsonNode document;

  /**
   * @param document OpenAPI
   */
  public SchemaDefaults(JsonNode document) {
    this.document = document;
  }

  /**
   * Sets absent fields that have a default, at every depth.
   *
   * @param value fits the schema
   * @param pointer JSON pointer of the schema
   */
  public void fill(JsonNode value, String pointer) {
    fillBy(value, document.at(pointer));
  }

  private void fillBy(JsonNode value, JsonNode reference) {
    JsonNode schema = branch(value, resolve(reference));
    if (value.isArray()) {
      value.forEach(item -> fillBy(item, schema.path("items")));
    } else if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        String name = property.getKey();
        JsonNode whenAbsent = resolve(property.getValue()).path("default");
        if (!object.has(name) && !whenAbsent.isMissingNode()) {
          object.set(name, whenAbsent.deepCopy());
        }
        if (object.has(name)) {
          fillBy(object.get(name), property.getValue());
        }
      }
    }
  }

  private JsonNode resolve(JsonNode reference) {
    JsonNode schema = reference;
    while (schema.has("$ref")) {
      schema = document.at(schema.path("$ref").asText().substring(1));
    }
    return schema;
  }

  /** Of several forms the one that the value has: known by its type and by fields of one value. */
  private JsonNode branch(JsonNode value, JsonNode schema) {
    for (JsonNode choice : schema.path("oneOf")) {
      JsonNode form = resolve(choice);
      if (form.path("type").asText().equals("object") == value.isObject() && named(value, form)) {
        return form;
      }
    }
    return schema;
  }

  private static boolean named(JsonNode value, JsonNode form) {
    for (Map.Entry<String, JsonNode> property : form.path("properties").properties()) {
      JsonNode only = property.getValue().path("enum");
      if (only.size() == 1 && !only.get(0).equals(value.path(property.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
