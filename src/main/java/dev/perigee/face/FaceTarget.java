package dev.perigee.face;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Fields of a face that a caller may ask for, in the order of the answer. */
public enum FaceTarget {
  FACE_ID("face_id"),
  ACCOUNT_ID("account_id"),
  EVENT_ID("event_id"),
  USER_DATA("user_data"),
  CREATE_TIME("create_time"),
  EXTERNAL_ID("external_id"),
  AVATAR("avatar"),
  LISTS("lists");

  /** Every field. */
  public static final Set<FaceTarget> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(FaceTarget.class));

  private static final String NAMES =
      Arrays.stream(values()).map(FaceTarget::field).collect(Collectors.joining(", ", "[", "]"));

  private final String field;

  FaceTarget(String field) {
    this.field = field;
  }

  /** Name in the API. */
  public String field() {
    return field;
  }

  /**
   * Fields named by the caller; none named means all.
   *
   * @throws ApiException 22016 for a name that is none of them
   */
  public static Set<FaceTarget> parse(Collection<String> names) {
    if (names.isEmpty()) {
      return ALL;
    }
    EnumSet<FaceTarget> targets = EnumSet.noneOf(FaceTarget.class);
    for (String name : names) {
      targets.add(parse(name));
    }
    return targets;
  }

  private static FaceTarget parse(String name) {
    for (FaceTarget target : values()) {
      if (target.field.equals(name)) {
        return target;
      }
    }
    throw ApiException.of(ErrorCode.FACE_TARGET_INVALID, name, NAMES);
  }
}
