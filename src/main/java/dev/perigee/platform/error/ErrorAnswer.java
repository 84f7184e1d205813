package dev.perigee.platform.error;

import dev.perigee.platform.work.OverloadedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * How a failure is told to the caller.
 *
 * @param status HTTP status
 * @param body JSON body
 * @param headers additional headers
 */
public record ErrorAnswer(int status, ErrorBody body, Map<String, String> headers) {
  private static final Logger LOG = Logger.getLogger(ErrorAnswer.class);

  /** Seconds that a caller should wait before it asks an overloaded server again. */
  private static final String RETRY_AFTER = "1";

  /**
   * The answer to any failure. Failures that are no refusals of ours are logged here, once, and
   * tell the caller nothing but the request id to look for.
   *
   * @param requestId Luna-Request-Id of the request
   */
  public static ErrorAnswer to(Throwable failure, String requestId) {
    return switch (failure) {
      case ApiException refusal -> of(refusal);
      case OverloadedException overload -> overloaded(overload);
      case CompletionException wrapper when wrapper.getCause() != null ->
          to(wrapper.getCause(), requestId);
      case WebApplicationException http when http.getResponse().getStatus() < 500 ->
          ofStatus(http.getResponse().getStatus());
      default -> {
        LOG.errorf(failure, "request %s failed", requestId);
        yield new ErrorAnswer(500, ErrorBody.of(ErrorCode.UNHANDLED, requestId), Map.of());
      }
    };
  }

  /**
   * The answer to a refusal of the HTTP machinery below us, of which only the status is known.
   *
   * @param status 4xx
   */
  public static ErrorAnswer ofStatus(int status) {
    return switch (status) {
      case 401 -> of(ApiException.of(ErrorCode.AUTHORIZATION_FAILED, "Credentials are missing"));
      case 404 -> of(ApiException.of(ErrorCode.PAGE_NOT_FOUND));
      case 405 -> of(ApiException.of(ErrorCode.METHOD_NOT_ALLOWED));
      case 406, 415 -> of(ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE));
      case 413 -> of(ApiException.status(413, ErrorCode.HTTP_INVALID, "the body is too large"));
      case 414 -> of(ApiException.status(414, ErrorCode.HTTP_INVALID, "the URL is too long"));
      case 431 -> of(ApiException.status(431, ErrorCode.HTTP_INVALID, "the headers are too large"));
      default -> of(ApiException.of(ErrorCode.HTTP_INVALID, "it cannot be read"));
    };
  }

  private static ErrorAnswer of(ApiException refusal) {
    Map<String, String> headers =
        switch (refusal.status()) {
          case 401 -> Map.of("WWW-Authenticate", "Basic realm=\"perigee\", charset=\"UTF-8\"");
          case 429 -> Map.of("Retry-After", refusal.retryAfter().toString());
          case 503 -> Map.of("Retry-After", RETRY_AFTER);
          default -> Map.of();
        };
    return new ErrorAnswer(refusal.status(), refusal.body(), headers);
  }

  private static ErrorAnswer overloaded(OverloadedException overload) {
    return of(ApiException.status(503, ErrorCode.QUEUE_TIMEOUT, overload.queue()));
  }
}
