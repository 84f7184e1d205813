package dev.perigee.blob.internal.rest;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends blobs piece by piece: the next one is read when the one before has gone to the network, so
 * that a slow reader holds no more than one in memory.
 */
@Provider
public class BlobWriter implements ServerMessageBodyWriter<BlobContent> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo method, MediaType mediaType) {
    return type == BlobContent.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == BlobContent.class;
  }

  @Override
  public void writeResponse(BlobContent content, Type generic, ServerRequestContext context) {
    ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
    HttpServerResponse response = request.unwrap(RoutingContext.class).response();
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(content.length()));
    request.suspend();
    content
        .bytes()
        .onItem()
        .transformToUniAndConcatenate(part -> written(response, part))
        .collect()
        .last()
        .subscribe()
        .with(
            done -> {
              response.end();
              request.resume();
            },
            failure -> {
              breakOff(response, failure);
              request.resume();
            });
  }

  private static Uni<Void> written(HttpServerResponse response, Buffer part) {
    return Uni.createFrom().completionStage(() -> response.write(part).toCompletionStage());
  }

  /** The reader notices: bytes that were announced are missing. */
  private static void breakOff(HttpServerResponse response, Throwable failure) {
    if (!response.closed()) { // otherwise the reader has gone, which is its right
      Log.errorf("a blob could not be sent to its end: %s", failure.getMessage());
      response.reset();
    }
  }

  @Override
  public void writeTo(
      BlobContent content,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new UnsupportedOperationException("blobs are sent by the server only");
  }
}
