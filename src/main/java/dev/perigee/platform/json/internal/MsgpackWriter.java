package dev.perigee.platform.json.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.platform.json.BodyFormat;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Writes answers as msgpack: the same structure as JSON, with byte arrays as binary values. */
@Provider
@Produces(BodyFormat.MSGPACK_TYPE)
public class MsgpackWriter extends ServerMessageBodyWriter.AllWriteableMessageBodyWriter {
  private final ObjectMapper mapper;

  public MsgpackWriter(ObjectMapper json) {
    this.mapper = json.copyWith(new MessagePackFactory());
  }

  @Override
  public void writeResponse(Object value, Type type, ServerRequestContext context)
      throws IOException {
    context.serverResponse().end(mapper.writeValueAsBytes(value));
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
    out.write(mapper.writeValueAsBytes(value));
  }
}
