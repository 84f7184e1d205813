package dev.perigee.platform.json.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.platform.json.BodyFormat;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Path;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/**
 * Writes answers as JSON, or as msgpack when the client asks for it: the same structure, with byte
 * arrays as base64 text in JSON and as binary values in msgpack. The gate has already refused what
 * the contract does not list; a resource that may answer msgpack names both types in
 * {@code @Produces}.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
public class AnswerWriter implements ServerMessageBodyWriter<Object> {
  private final ObjectMapper json;
  private final ObjectMapper msgpack;

  public AnswerWriter(ObjectMapper json) {
    this.json = json;
    this.msgpack = json.copyWith(new MessagePackFactory());
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo method, MediaType mediaType) {
    return isStructured(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return isStructured(type);
  }

  /** Texts, bytes and files are written by the framework as they are. */
  private static boolean isStructured(Class<?> type) {
    return type != byte[].class
        && !CharSequence.class.isAssignableFrom(type)
        && !InputStream.class.isAssignableFrom(type)
        && !Buffer.class.isAssignableFrom(type)
        && !File.class.isAssignableFrom(type)
        && !Path.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(Object value, Type type, ServerRequestContext context)
      throws IOException {
    MediaType mediaType = context.getResponseMediaType();
    context
        .serverResponse()
        .setResponseHeader(
            HttpHeaders.CONTENT_TYPE, mediaType.getType() + "/" + mediaType.getSubtype())
        .end(mapper(mediaType).writeValueAsBytes(value));
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(mapper(mediaType).writeValueAsBytes(value));
  }

  private ObjectMapper mapper(MediaType mediaType) {
    return BodyFormat.ofSubtype(mediaType.getSubtype()) == BodyFormat.MSGPACK ? msgpack : json;
  }
}
