package dev.perigee.event;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Fields of a stored event that a caller may ask for, in the order of the answer. */
public enum EventTarget {
  EVENT_ID("event_id"),
  ACCOUNT_ID("account_id"),
  HANDLER_ID("handler_id"),
  CREATE_TIME("create_time"),
  END_TIME("end_time"),
  EXTERNAL_ID("external_id"),
  USER_DATA("user_data"),
  SOURCE("source"),
  STREAM_ID("stream_id"),
  TRACK_ID("track_id"),
  FACE_ID("face_id"),
  TAGS("tags"),
  ATTACH_RESULT("attach_result"),
  GENDER("gender"),
  AGE("age"),
  EMOTION("emotion"),
  MASK("mask"),
  ETHNIC_GROUP("ethnic_group"),
  LIVENESS("liveness"),
  DEEPFAKE("deepfake"),
  LOCATION("location", "city, area, district, street, house_number, longitude, latitude"),
  TOP_MATCH("top_match", "top_origin, top_object_id, top_external_id, top_label, top_similarity"),
  MATCH_RESULT("match_result"),
  FACE_DETECTIONS("face_detections"),
  BODY_DETECTIONS("body_detections"),
  BODY_BASIC_ATTRIBUTES("body_basic_attributes", "apparent_age, apparent_gender"),
  UPPER_BODY(
      "upper_body",
      "headwear_state, headwear_apparent_color, sleeve_length, upper_clothing_colors"),
  LOWER_BODY("lower_body", "lower_garment_type, lower_garment_colors, shoes_apparent_color"),
  ACCESSORIES("accessories", "backpack_state"),
  META("meta");

  /** Every field. */
  public static final Set<EventTarget> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(EventTarget.class));

  private static final String NAMES =
      Arrays.stream(values()).map(EventTarget::field).collect(Collectors.joining(", ", "[", "]"));

  private final String field;
  private final String columns;

  EventTarget(String field) {
    this(field, field);
  }

  EventTarget(String field, String columns) {
    this.field = field;
    this.columns = columns;
  }

  /** Name in the API. */
  public String field() {
    return field;
  }

  /** Columns of the table that it is made of, separated by commas. */
  public String columns() {
    return columns;
  }

  /** Names of all fields. */
  public static Set<String> names() {
    return ALL.stream().map(EventTarget::field).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Fields named by the caller; none named means all.
   *
   * @param names null counts as none
   * @throws ApiException 23005 for a name that is none of them
   */
  public static Set<EventTarget> parse(Collection<String> names) {
    if (names == null || names.isEmpty()) {
      return ALL;
    }
    EnumSet<EventTarget> targets = EnumSet.noneOf(EventTarget.class);
    for (String name : names) {
      targets.add(parse(name));
    }
    return targets;
  }

  private static EventTarget parse(String name) {
    for (EventTarget target : values()) {
      if (target.field.equals(name)) {
        return target;
      }
    }
    throw ApiException.of(ErrorCode.EVENT_TARGET_INVALID, name, NAMES);
  }
}
