package dev.perigee.enrol.internal;

/** The server answered with an error. */
final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param detail what the error body says
   */
  ApiFailure(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** HTTP status. */
  int status() {
    return status;
  }
}
