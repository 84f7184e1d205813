package dev.perigee.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perigee.platform.error.ErrorAnswer;
import dev.perigee.platform.error.ErrorBody;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends error answers from below the REST layer. */
public final class ErrorWriter {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String CODE = ErrorWriter.class.getName();

  private ErrorWriter() {}

  /** Number of the error that the request was answered with, 0 when it was none. */
  public static int codeOf(RoutingContext request) {
    Integer code = request.get(CODE);
    return code == null ? 0 : code;
  }

  static void note(RoutingContext request, ErrorAnswer answer) {
    request.put(CODE, answer.body().errorCode());
  }

  /** Answers the request with the failure; does nothing when an answer is already on its way. */
  public static void send(RoutingContext request, Throwable failure) {
    send(request, ErrorAnswer.to(failure, RequestIds.of(request)));
  }

  /** Answers the request with the error; does nothing when an answer is already on its way. */
  public static void send(RoutingContext request, ErrorAnswer answer) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    note(request, answer);
    response.setStatusCode(answer.status());
    response.putHeader(RequestIds.HEADER, RequestIds.of(request));
    response.putHeader("Content-Type", "application/json");
    answer.headers().forEach(response::putHeader);
    if (answer.status() == 413) { // the rest of the body is not worth reading
      response.putHeader("Connection", "close");
      response.endHandler(ignored -> request.request().connection().close());
    }
    response.end(json(answer.body()));
    request.request().resume(); // lets the connection go on to its next request
  }

  /** Answers what the HTTP layer could not read as a request, and closes the connection. */
  public static void refuseUnreadable(HttpServerRequest request) {
    int status =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException line -> 414;
          case TooLongHttpHeaderException headers -> 431;
          case null, default -> 400;
        };
    ErrorAnswer answer = ErrorAnswer.ofStatus(status);
    request
        .response()
        .setStatusCode(answer.status())
        .putHeader(RequestIds.HEADER, RequestIds.make())
        .putHeader("Content-Type", "application/json")
        .putHeader("Connection", "close")
        .end(json(answer.body()))
        .onComplete(ignored -> request.connection().close());
  }

  private static Buffer json(ErrorBody body) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
