package dev.perigee.api.robustness.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.json.BodyFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies, good and bad. */
final class Bodies {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String JSON = "application/json";

  private static final List<String> TYPES =
      List.of(
          "",
          "x",
          "/",
          "a/b",
          "*/*",
          "text/plain",
          "APPLICATION/JSON",
          "application/json;;;",
          "application/json; charset=utf-16",
          "application/json; charset=nonsense",
          "application/json; charset=\"",
          "application/json, application/json",
          "application/vnd.api+json",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "image/jpeg",
          "image/jpeg; x=\u00E4",
          BodyFormat.MSGPACK_TYPE);

  private final Endpoint endpoint;
  private final Dice dice;
  private final List<String> listed;

  Bodies(Endpoint endpoint, Dice dice) {
    this.endpoint = endpoint;
    this.dice = dice;
    this.listed =
        endpoint.operation().body() == null ? List.of() : endpoint.operation().body().types();
  }

  /** A body as documented, as far as the contract can tell. */
  void good(Draft draft) {
    if (listed.isEmpty()) {
      return;
    }
    String type = dice.any(listed);
    draft.add(CONTENT_TYPE, type.startsWith("multipart/") ? Images.formType(dice) : type);
    draft.body = structured(type) ? structure(type, 0) : content(type);
  }

  /** A body with faults. */
  void bad(Draft draft) {
    String type = listed.isEmpty() ? JSON : dice.any(listed);
    draft.set(CONTENT_TYPE, type.startsWith("multipart/") ? Images.formType(dice) : type);
    switch (dice.below(12)) {
      case 0 -> draft.body = null;
      case 1 -> {
        draft.body = structured(type) ? structure(JSON, 5) : content(type);
        draft.set(CONTENT_TYPE, dice.any(TYPES));
      }
      case 2 -> {
        draft.body = structured(type) ? structure(type, 5) : content(type);
        draft.remove(CONTENT_TYPE);
      }
      case 3 -> draft.body = Damage.json(dice);
      case 4 -> {
        draft.body = Msgpack.broken(dice);
        if (dice.chance(50)) {
          draft.set(CONTENT_TYPE, BodyFormat.MSGPACK_TYPE);
        }
      }
      case 5 -> draft.body = Damage.of(structured(type) ? structure(type, 0) : content(type), dice);
      default -> draft.body = structured(type) ? structure(type, 12) : content(type);
    }
  }

  private static boolean structured(String type) {
    return type.equals(JSON) || type.equals(BodyFormat.MSGPACK_TYPE);
  }

  private byte[] structure(String type, int faults) {
    JsonNode description = endpoint.body(type);
    JsonNode example = description.path("example");
    JsonNode tree =
        faults == 0 && !example.isMissingNode() && dice.chance(50)
            ? example
            : new SchemaValues(endpoint, dice, faults).of(description.path("schema"));
    return type.equals(JSON)
        ? tree.toString().getBytes(StandardCharsets.UTF_8)
        : Msgpack.of(tree, dice);
  }

  private byte[] content(String type) {
    return type.startsWith("multipart/") ? Images.form(dice) : Images.image(type, dice);
  }
}
