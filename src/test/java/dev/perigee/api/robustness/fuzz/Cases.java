package dev.perigee.api.robustness.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.contract.Paths;
import java.util.List;

/** The requests that an operation is tried with, one after the other. */
final class Cases {
  private static final List<String> METHODS =
      List.of("TRACE", "OPTIONS", "PURGE", "get", "POST", "HEAD", "PROPFIND", "G\u00C4T");
  private static final List<String> DETOURS =
      List.of("/", "//", "/..", "/.", ";a=b", "%2f", "%00", "%", "/%zz", " x", "\u00E4", "?", "#");

  /** Characters; the contract says so. */
  private static final int LONGEST_URL = 65_536;

  private final Endpoint endpoint;
  private final Dice dice;
  private final Bodies bodies;
  private final Queries queries;
  private final Headers headers;

  Cases(Endpoint endpoint, long seed) {
    this.endpoint = endpoint;
    this.dice = new Dice(seed);
    this.bodies = new Bodies(endpoint, dice);
    this.queries = new Queries(endpoint, dice);
    this.headers = new Headers(endpoint, dice);
  }

  /** Makes what the paths name, while the owner's logins are not yet held back as wrong ones. */
  void prepare() {
    for (JsonNode parameter : endpoint.parameters("path")) {
      if (!Paths.resolve(endpoint.contract(), parameter.path("schema")).has("enum")) {
        endpoint.owned().id(parameter.path("name").asText());
      }
    }
  }

  Draft next() {
    Draft draft = new Draft(endpoint.operation().method(), path(false));
    headers.good(draft);
    queries.good(draft);
    bodies.good(draft);
    int faults = dice.below(3);
    for (int i = 0; i <= faults; i++) {
      spoil(draft);
    }
    draft.strayed |= draft.target().length() > LONGEST_URL;
    return draft;
  }

  private void spoil(Draft draft) {
    boolean hasBody = endpoint.operation().body() != null;
    int choice = dice.below(100);
    if (choice < (hasBody ? 50 : 5)) {
      bodies.bad(draft);
    } else if (choice < (hasBody ? 65 : 45)) {
      queries.bad(draft);
    } else if (choice < 90) {
      headers.bad(draft);
    } else if (choice < 96) {
      draft.path = path(true);
      draft.strayed |= draft.path.contains("//") || draft.path.endsWith("/"); // an empty name
      draft.strayed |= endpoint.isElsewhere(draft.path);
    } else if (choice < 98) {
      draft.path += dice.any(DETOURS);
      draft.strayed = true;
    } else {
      draft.method = dice.any(METHODS);
      draft.strayed = true;
    }
  }

  private String path(boolean wrong) {
    String path = endpoint.operation().path();
    for (JsonNode parameter : endpoint.parameters("path")) {
      String name = parameter.path("name").asText();
      path = path.replace("{" + name + "}", segment(name, parameter, wrong));
    }
    return path;
  }

  private String segment(String name, JsonNode parameter, boolean wrong) {
    if (wrong) {
      return Queries.encoded(
              dice.any(dice.chance(50) ? Hostile.UUIDS : Hostile.TEXTS).replace('/', '_'))
          .replace("+", "%20");
    }
    JsonNode schema = Paths.resolve(endpoint.contract(), parameter.path("schema"));
    if (schema.has("enum") || dice.chance(30)) {
      return new SchemaValues(endpoint, dice, 0).of(schema).asText();
    }
    return endpoint.owned().id(name);
  }
}
