package dev.perigee.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a token must allow before an operation goes on. {@code x-permission} of
 * openapi.yaml is one of these or a list:
 *
 * <pre>{@code
 * x-permission:
 *   - {object: face, action: creation}
 *   - {object: list, action: modification, when: {body: lists}}
 * }</pre>
 *
 * @param object kind of thing, e.g. {@code face}; {@code resources} for the operations that a token
 *     allows by name; {@code emit_events} and {@code verify} for those that it allows by id
 * @param action e.g. {@code creation}; of {@code resources} the name; of {@code emit_events} and
 *     {@code verify} the path parameter that holds the id
 * @param condition what makes it necessary, null when it always is
 */
public record Permission(String object, String action, Condition condition) {

  /** One that is always needed. */
  public Permission(String object, String action) {
    this(object, action, null);
  }

  /** Reads {@code x-permission}; nothing when it is absent. */
  static List<Permission> list(JsonNode node) {
    List<Permission> permissions = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> permissions.add(of(item)));
    } else if (!node.isMissingNode()) {
      permissions.add(of(node));
    }
    return List.copyOf(permissions);
  }

  private static Permission of(JsonNode node) {
    if (!node.path("object").isTextual() || !node.path("action").isTextual()) {
      throw new IllegalStateException("x-permission needs object and action: " + node);
    }
    return new Permission(
        node.path("object").asText(),
        node.path("action").asText(),
        node.has("when") ? Condition.of(node.path("when")) : null);
  }

  /**
   * When a permission is needed: {@code {body: PATH}} or {@code {query: NAME}}, with {@code is} for
   * a certain value. A path joins fields by dots; {@code *} stands for every element of an array.
   *
   * @param inBody whether the place is in the JSON (or msgpack) body; in the query otherwise
   * @param place path or name
   * @param value text that must stand there, null for anything (an empty array is nothing)
   */
  public record Condition(boolean inBody, String place, String value) {

    private static Condition of(JsonNode node) {
      boolean inBody = node.has("body");
      if (inBody == node.has("query")) {
        throw new IllegalStateException("a condition is about the body or the query: " + node);
      }
      return new Condition(
          inBody,
          node.path(inBody ? "body" : "query").asText(),
          node.has("is") ? node.path("is").asText() : null);
    }

    boolean holds(MultiMap query) {
      return !inBody && query.getAll(place).stream().anyMatch(this::fits);
    }

    boolean holds(JsonNode body) {
      return inBody && holds(body, place.split("\\."), 0);
    }

    private boolean holds(JsonNode node, String[] path, int depth) {
      if (depth == path.length) {
        return !node.isMissingNode()
            && !node.isNull()
            && (node.isValueNode() ? fits(node.asText()) : !node.isEmpty());
      }
      if (!path[depth].equals("*")) {
        return holds(node.path(path[depth]), path, depth + 1);
      }
      for (JsonNode element : node) {
        if (holds(element, path, depth + 1)) {
          return true;
        }
      }
      return false;
    }

    private boolean fits(String text) {
      return value == null || value.equals(text);
    }
  }
}
