package dev.perigee.platform.json.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import dev.perigee.platform.json.internal.SchemaSet.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Picks the fault to report from what the schema validator found, and words it. */
final class Violations {
  private Violations() {}

  static Optional<Violation> first(Collection<ValidationMessage> found) {
    return found.isEmpty() ? Optional.empty() : Optional.of(word(pick(List.copyOf(found), 0)));
  }

  /**
   * The first message; of alternatives (oneOf, anyOf) the first message of the branch that comes
   * nearest: fewest faults, then the deepest one.
   */
  private static ValidationMessage pick(List<ValidationMessage> found, int from) {
    ValidationMessage first = found.getFirst();
    int depth = choiceDepth(first, from);
    if (depth < 0 || first.getMessageKey().equals("oneOf.indexes")) { // several branches fit
      return first;
    }
    Map<Integer, List<ValidationMessage>> branches = new TreeMap<>();
    JsonNodePath choice = prefix(first.getEvaluationPath(), depth);
    for (ValidationMessage message : found) {
      JsonNodePath path = message.getEvaluationPath();
      if (path.getNameCount() > depth + 1
          && prefix(path, depth).equals(choice)
          && path.getElement(depth + 1) instanceof Integer branch) {
        branches.computeIfAbsent(branch, ignored -> new ArrayList<>()).add(message);
      }
    }
    if (branches.isEmpty()) {
      return first;
    }
    List<ValidationMessage> nearest = null;
    for (List<ValidationMessage> branch : branches.values()) {
      if (nearest == null || nearer(branch, nearest)) {
        nearest = branch;
      }
    }
    return pick(nearest, depth + 1);
  }

  private static boolean nearer(List<ValidationMessage> one, List<ValidationMessage> other) {
    if (one.size() != other.size()) {
      return one.size() < other.size();
    }
    return one.getFirst().getInstanceLocation().getNameCount()
        > other.getFirst().getInstanceLocation().getNameCount();
  }

  /**
   * Index of oneOf or anyOf in the evaluation path at or after {@code from}, -1 when there is none.
   */
  private static int choiceDepth(ValidationMessage message, int from) {
    JsonNodePath path = message.getEvaluationPath();
    for (int i = from; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      if ("oneOf".equals(element) || "anyOf".equals(element)) {
        return i;
      }
    }
    return -1;
  }

  private static JsonNodePath prefix(JsonNodePath path, int last) {
    JsonNodePath prefix = path;
    while (prefix.getNameCount() > last + 1) {
      prefix = prefix.getParent();
    }
    return prefix;
  }

  private static Violation word(ValidationMessage message) {
    String path = path(message.getInstanceLocation());
    JsonNode limit = message.getSchemaNode();
    return switch (message.getType()) {
      case "additionalProperties" ->
          new Violation(
              UnusableValues.join(path, message.getProperty()), "extra fields not permitted");
      case "required" ->
          new Violation(UnusableValues.join(path, message.getProperty()), "field required");
      case "type" -> new Violation(path, "value is not a valid " + types(limit));
      case "format" -> new Violation(path, "value is not a valid " + text(limit));
      case "enum" ->
          new Violation(
              path, "value is not a valid enumeration member; permitted: " + values(limit));
      case "minimum" -> limit(path, "greater than or equal to ", limit);
      case "maximum" -> limit(path, "less than or equal to ", limit);
      case "minLength" -> size(path, "at least ", limit, " characters");
      case "maxLength" -> size(path, "at most ", limit, " characters");
      case "minItems" -> size(path, "at least ", limit, " items");
      case "maxItems" -> size(path, "at most ", limit, " items");
      case "minProperties" -> new Violation(path, "at least one field must have a value");
      case "uniqueItems" -> new Violation(path, "the list has duplicated items");
      case "pattern" -> new Violation(path, "string does not match regex \"" + text(limit) + "\"");
      case "oneOf" -> new Violation(path, "value fits more than one of the forms");
      default -> new Violation(path, "value is not valid");
    };
  }

  private static Violation limit(String path, String relation, JsonNode limit) {
    return new Violation(path, "ensure this value is " + relation + text(limit));
  }

  private static Violation size(String path, String relation, JsonNode limit, String unit) {
    return new Violation(path, "ensure this value has " + relation + text(limit) + unit);
  }

  private static String types(JsonNode type) {
    return type != null && type.isArray() ? values(type) : text(type);
  }

  private static String text(JsonNode node) {
    return node == null ? "value" : node.asText();
  }

  private static String values(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add("'" + value.asText() + "'"));
    return String.join(", ", texts);
  }

  private static String path(JsonNodePath location) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      path.append(i == 0 ? "" : ".").append(location.getElement(i));
    }
    return path.toString();
  }
}
