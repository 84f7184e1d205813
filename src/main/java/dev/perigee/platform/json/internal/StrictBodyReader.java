package dev.perigee.platform.json.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.contract.Authenticator;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.StrictJson;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Reads JSON and msgpack request bodies into what the resource method asks for, after a check
 * against the schema of the operation and of what the caller needs for this content. Runs on the
 * event loop: the bytes are there already.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
public class StrictBodyReader implements ServerMessageBodyReader<Object> {
  private final StrictJson json;
  private final Authenticator authenticator;

  public StrictBodyReader(StrictJson json, Authenticator authenticator) {
    this.json = json;
    this.authenticator = authenticator;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo method, MediaType mediaType) {
    return isBound(type);
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return isBound(type);
  }

  /** Resources that ask for the bytes themselves get them from the framework's own readers. */
  private static boolean isBound(Class<?> type) {
    return type != byte[].class && type != InputStream.class && type != String.class;
  }

  @Override
  public Object readFrom(
      Class<Object> type, Type generic, MediaType mediaType, ServerRequestContext context)
      throws IOException {
    RoutingContext request =
        ((ResteasyReactiveRequestContext) context).unwrap(RoutingContext.class);
    return read(request, generic, mediaType, context.getInputStream());
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    RoutingContext request = CurrentRequestManager.get().unwrap(RoutingContext.class);
    return read(request, generic, mediaType, body);
  }

  private Object read(RoutingContext request, Type type, MediaType mediaType, InputStream body)
      throws IOException {
    Operation operation = Operation.of(request);
    byte[] bytes = body.readAllBytes();
    if (bytes.length == 0) {
      if (operation.body().required()) {
        throw ApiException.of(ErrorCode.NO_DATA);
      }
      return null;
    }
    BodyFormat format = BodyFormat.ofSubtype(mediaType.getSubtype());
    JsonNode tree = json.tree(bytes, format);
    json.check(tree, operation.body().schemaPointer());
    operation.neededFor(tree).forEach(permission -> authenticator.require(request, permission));
    return json.bind(tree, type);
  }
}
