package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.platform.error.ErrorCode;

/** A reference, understood but not yet looked up. */
sealed interface Reference {

  /** A descriptor that came with the request. */
  record Given(Descriptor descriptor) implements Reference {}

  /**
   * What the database holds.
   *
   * @param id canonical UUID, or text where the kind says so
   */
  record Stored(Kind kind, String id) implements Reference {}

  /** Kinds of stored references. */
  enum Kind {
    FACE(true, ErrorCode.FACE_NOT_FOUND),
    ATTRIBUTE(true, ErrorCode.ATTRIBUTE_NOT_FOUND),
    EVENT(true, ErrorCode.EVENT_NOT_FOUND),
    /** All faces with the external id, as one. */
    FACE_EXTERNAL_ID(false, ErrorCode.EXTERNAL_ID_NOT_FOUND),
    /** All events with the external id, as one. */
    EVENT_EXTERNAL_ID(false, ErrorCode.EVENT_EXTERNAL_ID_NOT_FOUND),
    /** All events of the track, as one. */
    EVENT_TRACK_ID(false, ErrorCode.EVENT_TRACK_ID_NOT_FOUND);

    private final boolean byUuid;
    private final ErrorCode missing;

    Kind(boolean byUuid, ErrorCode missing) {
      this.byUuid = byUuid;
      this.missing = missing;
    }

    boolean byUuid() {
      return byUuid;
    }

    /** Code for an object that is not there. */
    ErrorCode missing() {
      return missing;
    }
  }
}
