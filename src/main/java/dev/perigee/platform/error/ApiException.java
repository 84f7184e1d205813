package dev.perigee.platform.error;

/**
 * A request cannot be answered as asked. Carries the documented code; the HTTP status follows from
 * it unless the object at fault was named in the body (see {@link #inBody}).
 *
 * <p>No stack trace: refusals are part of normal operation and may come at the rate of requests.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final int status;
  private final transient ErrorBody body;

  private final Integer retryAfter;

  private ApiException(ErrorCode code, int status, ErrorBody body, Integer retryAfter) {
    super(body.detail(), null, false, false);
    this.code = code;
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Refusal with the code's own HTTP status. */
  public static ApiException of(ErrorCode code, Object... args) {
    return new ApiException(code, code.status(), ErrorBody.of(code, args), null);
  }

  /** Refusal because of an object named in the body: HTTP 400 whatever the code's own status is. */
  public static ApiException inBody(ErrorCode code, Object... args) {
    return new ApiException(code, 400, ErrorBody.of(code, args), null);
  }

  /** Refusal with another HTTP status than the code's own, where HTTP knows a better one. */
  public static ApiException status(int status, ErrorCode code, Object... args) {
    return new ApiException(code, status, ErrorBody.of(code, args), null);
  }

  /**
   * HTTP 429: the caller has to wait.
   *
   * @param seconds for the header Retry-After, 1 or more
   */
  public static ApiException tooMany(int seconds, ErrorCode code, Object... args) {
    return new ApiException(code, 429, ErrorBody.of(code, args), seconds);
  }

  public ErrorCode code() {
    return code;
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** Seconds after which the caller may try again, null when that is not known. */
  public Integer retryAfter() {
    return retryAfter;
  }

  public ErrorBody body() {
    return body;
  }
}
