package dev.perigee.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.platform.contract.Permission;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a token allows: the API's {@code permissions} object. Immutable. */
public final class Permissions {
  /** Operations that are allowed by name, e.g. {@code sdk}. */
  public static final String RESOURCES = "resources";

  /** Handlers that may generate events, by id. */
  public static final String EMIT_EVENTS = "emit_events";

  /** Verifiers that may be used, by id. */
  public static final String VERIFY = "verify";

  private static final String CREATION = "creation";
  private static final String VIEW = "view";
  private static final String MODIFICATION = "modification";
  private static final String DELETION = "deletion";
  private static final String MATCHING = "matching";

  private final ObjectNode json;
  private final Map<String, Set<String>> actions = new LinkedHashMap<>();
  private final Map<String, ById> byId = new LinkedHashMap<>();

  /**
   * @param json fits the schema {@code Permissions} of openapi.yaml
   */
  public Permissions(JsonNode json) {
    this.json = json.deepCopy();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (entry.getValue().isObject()) {
        byId.put(entry.getKey(), ById.of(entry.getValue()));
      } else {
        Set<String> allowed = new LinkedHashSet<>();
        entry.getValue().forEach(action -> allowed.add(action.asText()));
        actions.put(entry.getKey(), allowed);
      }
    }
  }

  /** All standard permissions: what {@code grant_all_permissions=1} gives. */
  public static Permissions all() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    put(all, "account", VIEW);
    put(all, "attribute", CREATION, VIEW, MODIFICATION, DELETION, MATCHING);
    put(all, "face", CREATION, VIEW, MODIFICATION, DELETION, MATCHING);
    put(all, "list", CREATION, VIEW, MODIFICATION, DELETION);
    put(all, "event", CREATION, VIEW, MATCHING);
    put(all, "sample", CREATION, VIEW, DELETION);
    put(all, "image", CREATION, VIEW, DELETION);
    put(all, "object", CREATION, VIEW, DELETION);
    put(all, "handler", CREATION, VIEW, MODIFICATION, DELETION);
    put(all, "verifier", CREATION, VIEW, MODIFICATION, DELETION);
    put(all, "task", CREATION, VIEW, MODIFICATION, DELETION);
    put(all, "token", VIEW, MODIFICATION, DELETION);
    put(all, "lambda", CREATION, VIEW, MODIFICATION, DELETION);
    put(all, "video_stream", CREATION, VIEW, MODIFICATION, DELETION);
    put(all, "video_group", CREATION, VIEW, MODIFICATION, DELETION);
    put(all, "video_analytic", VIEW);
    put(all, RESOURCES, "iso", "liveness", "sdk");
    for (String kind : List.of(EMIT_EVENTS, VERIFY)) {
      ObjectNode every = all.putObject(kind);
      every.put("allowed", 1);
      every.putArray("white_list");
      every.putArray("black_list");
    }
    return new Permissions(all);
  }

  private static void put(ObjectNode object, String key, String... allowed) {
    ArrayNode array = object.putArray(key);
    for (String action : allowed) {
      array.add(action);
    }
  }

  /** The object as it was given. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** Whether the action on the kind of thing is allowed; of {@code resources}: the operation. */
  public boolean allows(String object, String action) {
    return actions.getOrDefault(object, Set.of()).contains(action);
  }

  /**
   * Whether the handler or verifier may be used.
   *
   * @param kind {@link #EMIT_EVENTS} or {@link #VERIFY}
   */
  public boolean allows(String kind, UUID id) {
    return byId.getOrDefault(kind, ById.NONE).allows(id);
  }

  /** Something that these permissions allow and the others do not; empty when there is nothing. */
  public Optional<Permission> firstBeyond(Permissions other) {
    for (Map.Entry<String, Set<String>> entry : actions.entrySet()) {
      for (String action : entry.getValue()) {
        if (!other.allows(entry.getKey(), action)) {
          return Optional.of(new Permission(entry.getKey(), action));
        }
      }
    }
    for (Map.Entry<String, ById> entry : byId.entrySet()) {
      if (!other.byId.getOrDefault(entry.getKey(), ById.NONE).covers(entry.getValue())) {
        return Optional.of(new Permission(entry.getKey(), "allowed"));
      }
    }
    return Optional.empty();
  }

  /**
   * @param white the only ones allowed, empty for no such limit
   * @param black those that are not allowed
   */
  private record ById(boolean allowed, Set<UUID> white, Set<UUID> black) {
    static final ById NONE = new ById(false, Set.of(), Set.of());

    static ById of(JsonNode node) {
      return new ById(
          node.path("allowed").asInt() == 1,
          ids(node.path("white_list")),
          ids(node.path("black_list")));
    }

    private static Set<UUID> ids(JsonNode array) {
      Set<UUID> ids = new LinkedHashSet<>();
      array.forEach(id -> ids.add(UUID.fromString(id.asText())));
      return ids;
    }

    boolean allows(UUID id) {
      return allowed && (white.isEmpty() || white.contains(id)) && !black.contains(id);
    }

    boolean covers(ById part) {
      if (!part.allowed) {
        return true;
      }
      if (!part.white.isEmpty()) {
        return part.white.stream().filter(part::allows).allMatch(this::allows);
      }
      return allowed && white.isEmpty() && part.black.containsAll(black);
    }
  }
}
