package dev.perigee.enrol.internal;

/** The whole run cannot go on; the message says why and what to do. */
final class EnrolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EnrolException(String message) {
    super(message);
  }

  EnrolException(String message, Throwable cause) {
    super(message, cause);
  }
}
