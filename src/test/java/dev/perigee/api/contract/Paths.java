package dev.perigee.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Operation;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs and places of operations, made from their contract. */
public final class Paths {
  /** Names nothing. */
  public static final String ID = "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11";

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private Paths() {}

  /** A URL path that the contract matches to the operation; ids in it name nothing. */
  public static String of(Contract contract, Operation operation) {
    return fill(contract, operation, operation.path());
  }

  /** The template with a fitting value for each parameter of the operation that is in it. */
  static String fill(Contract contract, Operation operation, String template) {
    return PARAMETER
        .matcher(template)
        .replaceAll(
            found -> Matcher.quoteReplacement(value(schema(contract, operation, found.group(1)))));
  }

  /** JSON pointer of the operation in its document. */
  public static String pointer(Operation operation) {
    return pathPointer(operation) + "/" + operation.method().toLowerCase(Locale.ROOT);
  }

  /** Follows references until there are none. */
  public static JsonNode resolve(Contract contract, JsonNode node) {
    JsonNode resolved = node;
    while (resolved.has("$ref")) {
      resolved = contract.document().at(resolved.path("$ref").asText().substring(1));
    }
    return resolved;
  }

  /** JSON pointer of the operation's path in its document. */
  public static String pathPointer(Operation operation) {
    return "/paths/" + operation.path().replace("~", "~0").replace("/", "~1");
  }

  private static JsonNode schema(Contract contract, Operation operation, String name) {
    for (String place : new String[] {pathPointer(operation), pointer(operation)}) {
      for (JsonNode entry : contract.document().at(place + "/parameters")) {
        JsonNode parameter = resolve(contract, entry);
        if (parameter.path("in").asText().equals("path")
            && parameter.path("name").asText().equals(name)) {
          return resolve(contract, parameter.path("schema"));
        }
      }
    }
    throw new AssertionError(name + " of " + operation.path() + " is not described");
  }

  private static String value(JsonNode schema) {
    if (schema.has("example")) {
      return schema.path("example").asText();
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0).asText();
    }
    if (schema.path("format").asText().equals("uuid")) {
      return ID;
    }
    return schema.path("type").asText().equals("integer") ? "1" : "x";
  }
}
