package dev.perigee.platform.contract.internal;

import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.QueryParameter;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Accepted;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

/** What the contract says about a request's head, checked before the body is read. */
final class RequestChecks {
  /** Characters of a URL: more than a thousand ids take. */
  private static final int LONGEST_URL = 65_536;

  /** Characters of all header fields together. */
  private static final int LARGEST_HEADERS = 65_536;

  private RequestChecks() {}

  /**
   * The URL is one, and neither it nor the headers are longer than anybody needs; the HTTP layer's
   * own limits are above.
   */
  static void head(HttpServerRequest request) {
    if (request.uri().length() > LONGEST_URL) {
      throw ApiException.status(414, ErrorCode.HTTP_INVALID, "the URL is too long");
    }
    try {
      new URI(request.uri());
    } catch (URISyntaxException e) {
      throw ApiException.of(ErrorCode.HTTP_INVALID, "the URL cannot be read");
    }
    int size = 0;
    for (Map.Entry<String, String> field : request.headers()) {
      size += field.getKey().length() + field.getValue().length();
    }
    if (size > LARGEST_HEADERS) {
      throw ApiException.status(431, ErrorCode.HTTP_INVALID, "the headers are too large");
    }
  }

  /**
   * Accept names something the operation can answer with. What it names by a wildcard is written
   * out for the framework, which would answer {@code application/*} with octet-stream.
   */
  static void accept(RoutingContext request, Operation operation) {
    List<String> types = operation.answerTypes();
    if (types.isEmpty()) {
      return;
    }
    MultiMap headers = request.request().headers();
    List<String> accepted = headers.getAll(HttpHeaders.ACCEPT);
    if (!MediaTypes.acceptable(accepted, types, operation.acceptRequired())) {
      throw ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }
    if (!accepted.isEmpty() && !types.contains("*/*")) {
      headers.set(HttpHeaders.ACCEPT, Accepted.best(request, types));
    }
  }

  /** Listed query parameters have values of their schema, required ones are there. */
  static void query(RoutingContext request, Operation operation) {
    MultiMap values = queryParameters(request);
    for (QueryParameter parameter : operation.query()) {
      if (!parameter.accepts(values.getAll(parameter.name()))) {
        throw ApiException.of(ErrorCode.BAD_QUERY, parameter.name());
      }
    }
    for (QueryParameter parameter : operation.query()) {
      if (parameter.required() && !values.contains(parameter.name())) {
        throw ApiException.of(ErrorCode.REQUIRED_PARAMETERS, "'" + parameter.name() + "'");
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

  /** A body is there when it must be, and of a listed type. */
  static void body(HttpServerRequest request, Operation operation) {
    Operation.Body body = operation.body();
    if (body == null) {
      return;
    }
    if (!hasBody(request)) {
      if (body.required()) {
        throw ApiException.of(ErrorCode.NO_DATA);
      }
      request.headers().remove(HttpHeaders.CONTENT_TYPE); // some clients send one with no body
      return;
    }
    String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (header == null && !body.typeRequired()) {
      return;
    }
    String type = header == null ? null : MediaTypes.bare(header);
    if (type == null) {
      throw ApiException.of(ErrorCode.BAD_CONTENT_TYPE);
    }
    if (!MediaTypes.listed(body.types(), type)) {
      throw ApiException.of(ErrorCode.CONTENT_TYPE_UNACCEPTABLE, String.join(", ", body.types()));
    }
  }

  /** Whether the head announces a body. */
  static boolean hasBody(HttpServerRequest request) {
    return contentLength(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  /** Announced length, 0 when none is. */
  static long contentLength(HttpServerRequest request) {
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
