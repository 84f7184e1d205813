package dev.perigee.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Collection;

/** The {@code targets} query parameter: an answer with only the fields that were asked for. */
@Singleton
public class Targets {
  private final ObjectMapper mapper;

  Targets(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @param object a record
   * @param targets names of fields as in JSON; null or empty for all
   */
  public JsonNode of(Object object, Collection<String> targets) {
    ObjectNode tree = mapper.valueToTree(object);
    return targets == null || targets.isEmpty() ? tree : tree.retain(targets);
  }
}
