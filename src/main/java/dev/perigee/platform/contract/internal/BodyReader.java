package dev.perigee.platform.contract.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.ErrorWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Reads whole bodies into memory without blocking a thread, up to a limit. After it, {@code
 * request.body()} has the bytes; {@link BodyHandOver} passes them on to the resources.
 */
final class BodyReader {
  private final long maxBytes;

  BodyReader(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Goes on with {@code next} when the body (if any) is complete, or answers 413. */
  void read(RoutingContext request, Runnable next) {
    HttpServerRequest http = request.request();
    if (RequestChecks.contentLength(http) > maxBytes) {
      refuse(request);
      return;
    }
    if (!RequestChecks.hasBody(http)) {
      http.resume();
      next.run();
      return;
    }
    if (http.isEnded()) { // the caller has gone while it was being looked up
      return;
    }
    // No length is trusted: memory is taken as bytes arrive.
    Buffer body = Buffer.buffer();
    http.handler(
        chunk -> {
          if (body.length() + (long) chunk.length() > maxBytes) {
            http.handler(null).endHandler(null);
            refuse(request);
          } else {
            body.appendBuffer(chunk);
          }
        });
    http.endHandler(
        ignored -> {
          ((RoutingContextInternal) request).setBody(body);
          next.run();
        });
    if ("100-continue".equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
      http.response().writeContinue();
    }
    http.resume();
  }

  private void refuse(RoutingContext request) {
    ErrorWriter.send(
        request,
        ApiException.status(
            413, ErrorCode.HTTP_INVALID, "the body is larger than " + maxBytes + " bytes"));
  }
}
