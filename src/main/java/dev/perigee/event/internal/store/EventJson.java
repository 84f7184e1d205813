package dev.perigee.event.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.EventTarget;
import dev.perigee.platform.time.Times;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the flat form of an event from the columns of its row. */
@Singleton
public class EventJson {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final Set<String> DOCUMENTS =
      Set.of("match_result", "face_detections", "body_detections", "meta");

  private final ObjectMapper mapper;

  EventJson(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Select list for the fields, and for what every reader needs: id and creation time. */
  static String columns(Set<EventTarget> targets) {
    Set<String> columns = new TreeSet<>(Set.of("event_id", "create_time"));
    for (EventTarget target : targets) {
      for (String column : target.columns().split(", ")) {
        columns.add(DOCUMENTS.contains(column) ? column + "::text AS " + column : column);
      }
    }
    return columns.stream().collect(Collectors.joining(", "));
  }

  ObjectNode read(Row row, Set<EventTarget> targets) {
    ObjectNode event = MAKE.objectNode();
    for (EventTarget target : targets) {
      event.set(target.field(), value(row, target));
    }
    return event;
  }

  private JsonNode value(Row row, EventTarget target) {
    String column = target.field();
    return switch (target) {
      case EVENT_ID, ACCOUNT_ID, HANDLER_ID, STREAM_ID, FACE_ID -> text(row.getUUID(column));
      case CREATE_TIME, END_TIME ->
          MAKE.textNode(Times.format(row.getOffsetDateTime(column).toInstant()));
      case EXTERNAL_ID, USER_DATA, SOURCE, TRACK_ID -> text(row.getString(column));
      case TAGS -> texts(row.getArrayOfStrings(column));
      case ATTACH_RESULT -> texts(row.getArrayOfUUIDs(column));
      case GENDER, AGE, EMOTION, MASK, ETHNIC_GROUP, LIVENESS, DEEPFAKE -> number(row, column);
      case LOCATION -> location(row);
      case TOP_MATCH -> topMatch(row);
      case MATCH_RESULT, FACE_DETECTIONS, BODY_DETECTIONS, META -> document(row.getString(column));
      case BODY_BASIC_ATTRIBUTES -> bodyBasicAttributes(row);
      case UPPER_BODY -> upperBody(row);
      case LOWER_BODY -> lowerBody(row);
      case ACCESSORIES -> accessories(row);
    };
  }

  public static JsonNode location(Row row) {
    ObjectNode location = MAKE.objectNode();
    for (String part : new String[] {"city", "area", "district", "street", "house_number"}) {
      location.put(part, row.getString(part));
    }
    Double longitude = row.getDouble("longitude");
    ObjectNode position = longitude == null ? null : location.putObject("geo_position");
    if (position == null) {
      location.putNull("geo_position");
    } else {
      position.put("longitude", longitude).put("latitude", row.getDouble("latitude"));
    }
    return location;
  }

  private static JsonNode topMatch(Row row) {
    String origin = row.getString("top_origin");
    if (origin == null) {
      return MAKE.nullNode();
    }
    JsonNode id = text(row.getUUID("top_object_id"));
    ObjectNode match = MAKE.objectNode();
    match.set("event_id", origin.equals("event") ? id : MAKE.nullNode());
    match.set("face_id", origin.equals("face") ? id : MAKE.nullNode());
    return match
        .put("external_id", row.getString("top_external_id"))
        .put("label", row.getString("top_label"))
        .put("similarity", row.getDouble("top_similarity"));
  }

  private static JsonNode bodyBasicAttributes(Row row) {
    ObjectNode body = MAKE.objectNode();
    body.set("apparent_age", number(row, "apparent_age"));
    body.set("apparent_gender", number(row, "apparent_gender"));
    return orNull(body);
  }

  private static JsonNode upperBody(Row row) {
    ObjectNode headwear = MAKE.objectNode();
    headwear.set("state", number(row, "headwear_state"));
    headwear.set("apparent_color", text(row.getString("headwear_apparent_color")));
    JsonNode sleeve = MAKE.objectNode().put("length", row.getString("sleeve_length"));
    ObjectNode clothing = MAKE.objectNode();
    clothing.set("colors", texts(row.getArrayOfStrings("upper_clothing_colors")));
    ObjectNode body = MAKE.objectNode();
    body.set("headwear", orNull(headwear));
    body.set("sleeve", orNull(sleeve));
    body.set("upper_clothing", orNull(clothing));
    return orNull(body);
  }

  private static JsonNode lowerBody(Row row) {
    ObjectNode garment = MAKE.objectNode();
    garment.set("type", text(row.getString("lower_garment_type")));
    garment.set("colors", texts(row.getArrayOfStrings("lower_garment_colors")));
    JsonNode shoes = MAKE.objectNode().put("apparent_color", row.getString("shoes_apparent_color"));
    ObjectNode body = MAKE.objectNode();
    body.set("lower_garment", orNull(garment));
    body.set("shoes", orNull(shoes));
    return orNull(body);
  }

  private static JsonNode accessories(Row row) {
    ObjectNode backpack = MAKE.objectNode();
    backpack.set("state", number(row, "backpack_state"));
    ObjectNode body = MAKE.objectNode();
    body.set("backpack", orNull(backpack));
    return orNull(body);
  }

  /** Null for an object of which no part is known. */
  private static JsonNode orNull(JsonNode object) {
    for (JsonNode part : object) {
      if (!part.isNull()) {
        return object;
      }
    }
    return MAKE.nullNode();
  }

  public JsonNode document(String json) {
    if (json == null) {
      return MAKE.nullNode();
    }
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored document is no JSON", e);
    }
  }

  public static JsonNode text(Object value) {
    return value == null ? MAKE.nullNode() : MAKE.textNode(value.toString());
  }

  private static JsonNode texts(Object[] values) {
    if (values == null) {
      return MAKE.nullNode();
    }
    ArrayNode array = MAKE.arrayNode(values.length);
    for (Object value : values) {
      array.add(value.toString());
    }
    return array;
  }

  private static JsonNode number(Row row, String column) {
    Short value = row.getShort(column);
    return value == null ? MAKE.nullNode() : MAKE.numberNode(value);
  }
}
