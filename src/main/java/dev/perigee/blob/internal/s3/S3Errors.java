package dev.perigee.blob.internal.s3;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What failures of S3 calls mean. */
final class S3Errors {
  /** A failing server fails every call: one line of the log in this time is enough. */
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(10);

  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE = 416;
  private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

  /** What servers with a quota answer. */
  private static final Set<String> FULL =
      Set.of("XMinioStorageFull", "QuotaExceeded", "XMinioAdminBucketQuotaExceeded");

  private static final Set<String> REFUSED =
      Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "MethodNotAllowed");

  private final String server;
  private final AtomicLong logged = new AtomicLong(System.nanoTime() - SILENCE);

  /**
   * @param server for the log
   */
  S3Errors(String server) {
    this.server = server;
  }

  static Throwable cause(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof UncheckedIOException;
    return wrapper && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }

  static boolean isMissing(Throwable failure) {
    return status(failure) == NOT_FOUND;
  }

  /** The object is not the one that was meant any more. */
  static boolean isReplaced(Throwable failure) {
    return status(failure) == PRECONDITION_FAILED;
  }

  static boolean isBehindTheEnd(Throwable failure) {
    return status(failure) == RANGE;
  }

  /** Whether the failure tells the caller of S3 something, rather than that it did not work. */
  static boolean isAnswer(Throwable failure) {
    return isMissing(failure) || isReplaced(failure) || isBehindTheEnd(failure);
  }

  /** Whether the same call may succeed a moment later. */
  static boolean isTransient(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof ApiException) {
      return false;
    }
    int status = status(cause);
    return status > 0
        ? TRANSIENT.contains(status) && !FULL.contains(code(cause))
        : isOfTransport(cause);
  }

  private static boolean isOfTransport(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof TimeoutException
        || cause instanceof InvalidResponseException // a page of a proxy, for example
        || (cause instanceof MinioException && cause.getCause() instanceof IOException);
  }

  /** HTTP status of an answer, 0 when there was none. */
  private static int status(Throwable failure) {
    return switch (cause(failure)) {
      case ErrorResponseException answer when answer.response() != null -> answer.response().code();
      case ServerException answer -> answer.statusCode();
      default -> 0;
    };
  }

  private static String code(Throwable failure) {
    return cause(failure) instanceof ErrorResponseException answer
        ? String.valueOf(answer.errorResponse().code())
        : "";
  }

  /** The failure as callers of the store know it. */
  Throwable told(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof ApiException) {
      return cause;
    }
    ErrorCode code;
    if (FULL.contains(code(cause))) {
      code = ErrorCode.STORAGE_FULL;
    } else if (REFUSED.contains(code(cause))) {
      code = ErrorCode.STORAGE_READ_ONLY;
    } else if (status(cause) > 0 || isOfTransport(cause)) {
      code = ErrorCode.STORAGE_UNAVAILABLE;
    } else {
      return cause;
    }
    return told(code, cause.toString());
  }

  ApiException told(ErrorCode code, String reason) {
    long now = System.nanoTime();
    long last = logged.get();
    if (now - last >= SILENCE && logged.compareAndSet(last, now)) {
      Log.errorf("storage %s: %s (%s)", server, code.detail(), reason);
    }
    return ApiException.of(code);
  }
}
