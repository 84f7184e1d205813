package dev.perigee.platform.contract.internal;

import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.QueryParameter;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What the contract says about a request's head, checked before the body is read. */
final class RequestChecks {
  private RequestChecks() {}

  /** Accept names something the operation can answer with. */
  static void accept(HttpServerRequest request, Operation operation) {
    List<String> types = operation.answerTypes();
    List<String> headers = request.headers().getAll(HttpHeaders.ACCEPT);
    if (!types.isEmpty() && !MediaTypes.acceptable(headers, types, operation.acceptRequired())) {
      throw ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }
  }

  /** Listed query parameters have values of their schema; others are ignored. */
  static void query(RoutingContext request, Operation operation) {
    MultiMap values = queryParameters(request);
    for (QueryParameter parameter : operation.query()) {
      if (!parameter.accepts(values.getAll(parameter.name()))) {
        throw ApiException.of(ErrorCode.BAD_QUERY, parameter.name());
      }
    }
  }

  private static MultiMap queryParameters(RoutingContext request) {
    try {
      return request.queryParams();
    } catch (RuntimeException malformed) { // broken percent-encoding
      throw ApiException.of(ErrorCode.HTTP_INVALID, "the query cannot be decoded");
    }
  }

  /** A body is there when it must be, is of a listed type and not larger than the limit. */
  static void body(HttpServerRequest request, Operation operation, long maxBytes) {
    Operation.Body body = operation.body();
    if (contentLength(request) > maxBytes) {
      throw ApiException.status(
          413, ErrorCode.HTTP_INVALID, "the body is larger than " + maxBytes + " bytes");
    }
    if (body == null) {
      return;
    }
    if (!hasBody(request)) {
      if (body.required()) {
        throw ApiException.of(ErrorCode.NO_DATA);
      }
      return;
    }
    String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
    String type = header == null ? null : MediaTypes.bare(header);
    if (type == null) {
      throw ApiException.of(ErrorCode.BAD_CONTENT_TYPE);
    }
    if (!MediaTypes.listed(body.types(), type)) {
      throw ApiException.of(ErrorCode.CONTENT_TYPE_UNACCEPTABLE, String.join(", ", body.types()));
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    return contentLength(request) > 0
        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || request.getHeader(HttpHeaders.CONTENT_LENGTH) == null && !request.isEnded();
  }

  private static long contentLength(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (header == null) {
      return 0;
    }
    try {
      return Long.parseLong(header);
    } catch (NumberFormatException e) {
      throw ApiException.of(ErrorCode.HTTP_INVALID, "Content-Length is not a number");
    }
  }
}
