package dev.perigee.handler.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.json.StrictJson;
import jakarta.inject.Singleton;

/** Free data that goes with an event. */
@Singleton
public class EventMeta {
  private static final String SCHEMA = "/components/schemas/EventMeta";
  private static final int LARGEST = 2 * 1024 * 1024;

  private final StrictJson json;

  EventMeta(StrictJson json) {
    this.json = json;
  }

  /**
   * Refuses what is no object, or larger than 2 MiB as JSON.
   *
   * @param given null for none
   * @param path in the request, for messages
   * @return null for null
   * @throws ApiException 12022
   */
  public ObjectNode check(JsonNode given, String path) {
    if (given == null || given.isNull()) {
      return null;
    }
    json.check(given, SCHEMA, path);
    if (given.toString().length() > LARGEST) {
      throw ApiException.of(ErrorCode.JSON_INVALID, path, "size exceeds 2 MB");
    }
    return (ObjectNode) given;
  }
}
