package dev.perigee.estimation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the body of a request brought.
 *
 * @param images one or more, in the order of the body
 * @param documents what came along beside them, by the name of the part or field, not read yet
 */
public record Inputs(List<InputImage> images, Map<String, Supplier<JsonNode>> documents) {

  /** Policies of a dynamic handler or verifier. */
  public static final String POLICIES = "policies";

  /** Free data that goes with an event. */
  public static final String META = "meta";

  public Inputs {
    images = List.copyOf(images);
    documents = Map.copyOf(documents);
  }

  /**
   * A JSON document, {@link #POLICIES} or {@link #META}; to be checked against its own schema.
   *
   * @return null when it was not sent
   * @throws dev.perigee.platform.error.ApiException 12027 when it is no JSON
   */
  public JsonNode document(String name) {
    Supplier<JsonNode> document = documents.get(name);
    return document == null ? null : document.get();
  }
}
