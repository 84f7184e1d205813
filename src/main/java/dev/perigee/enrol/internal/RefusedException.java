package dev.perigee.enrol.internal;

/** One photo cannot be enrolled; the message says why. The others go on. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message, null, false, false);
  }
}
