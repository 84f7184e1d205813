package dev.perigee.platform.contract.internal;

import io.netty.buffer.ByteBufInputStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Gives resources the body that the gate has read. */
public class BodyHandOver {

  @ServerRequestFilter(preMatching = true)
  public void handOver(ContainerRequestContext rest, RoutingContext request) {
    Buffer body = request.body().buffer();
    if (body != null) {
      rest.setEntityStream(new ByteBufInputStream(body.getByteBuf()));
    }
  }
}
