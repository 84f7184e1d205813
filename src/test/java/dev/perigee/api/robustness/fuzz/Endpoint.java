package dev.perigee.api.robustness.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.contract.Callers.Login;
import dev.perigee.api.contract.OwnedObjects;
import dev.perigee.api.contract.Paths;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation under test.
 *
 * @param contract it belongs to
 * @param operation what is called
 * @param login account that calls; nobody else uses it
 * @param owned objects of that account
 */
record Endpoint(Contract contract, Operation operation, Login login, OwnedObjects owned) {

  /** The schemas of all parameters of the path and the operation, references followed. */
  List<JsonNode> parameters(String in) {
    List<JsonNode> found = new ArrayList<>();
    JsonNode path = contract.document().at(Paths.pathPointer(operation));
    for (JsonNode place : List.of(path, description())) {
      for (JsonNode entry : place.path("parameters")) {
        JsonNode parameter = Paths.resolve(contract, entry);
        if (parameter.path("in").asText().equals(in)) {
          found.add(parameter);
        }
      }
    }
    return found;
  }

  /** Whether a path is that of another operation. */
  boolean isElsewhere(String path) {
    Contract.Match match = contract.match(path);
    return match != null && !match.template().equals(operation.path());
  }

  /** What the contract says of the operation. */
  JsonNode description() {
    return contract.document().at(Paths.pointer(operation));
  }

  /** The contract's description of a body of this media type, missing when there is none. */
  JsonNode body(String type) {
    return Paths.resolve(contract, description().path("requestBody")).path("content").path(type);
  }

  @Override
  public String toString() {
    return contract.service().key() + " " + operation.id();
  }
}
