package dev.perigee.platform.json.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.json.internal.SchemaSet.Violation;
import java.util.Map;
import java.util.Optional;

/**
 * Values that no schema rules out and nobody can use: PostgreSQL texts cannot hold U+0000, and
 * numbers beyond the range of a double ({@code 1e400}; infinity and NaN in msgpack) are none.
 */
final class UnusableValues {
  private UnusableValues() {}

  static Optional<Violation> find(JsonNode tree) {
    return find(tree, "");
  }

  private static Optional<Violation> find(JsonNode node, String path) {
    if (node.isTextual()) {
      return node.textValue().indexOf('\0') < 0
          ? Optional.empty()
          : Optional.of(new Violation(path, "null characters are not permitted"));
    }
    if (node.isNumber()) {
      return Double.isFinite(node.doubleValue())
          ? Optional.empty()
          : Optional.of(new Violation(path, "value is not a valid number"));
    }
    int index = 0;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Optional<Violation> found = find(field.getValue(), join(path, field.getKey()));
      if (found.isPresent()) {
        return found;
      }
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        Optional<Violation> found = find(item, join(path, String.valueOf(index++)));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
