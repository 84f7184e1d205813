package dev.perigee.enrol.internal;

/**
 * What became of a photo.
 *
 * @param faceId face that was made, empty when none was
 * @param reason why it was refused, empty when it was not
 */
record Outcome(Photo photo, Status status, String faceId, String reason) {
  enum Status {
    ENROLLED,
    PRESENT,
    REFUSED
  }

  static Outcome enrolled(Photo photo, String faceId) {
    return new Outcome(photo, Status.ENROLLED, faceId, "");
  }

  /** An earlier run enrolled it. */
  static Outcome present(Photo photo) {
    return new Outcome(photo, Status.PRESENT, "", "");
  }

  static Outcome refused(Photo photo, String reason) {
    return new Outcome(photo, Status.REFUSED, "", reason);
  }
}
