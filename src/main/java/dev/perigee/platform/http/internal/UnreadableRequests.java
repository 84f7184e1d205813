package dev.perigee.platform.http.internal;

import dev.perigee.platform.http.ErrorWriter;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Gives what cannot be read as HTTP the documented error on every listener. Vert.x has a handler
 * for it that is set before a server listens, and the framework, which opens the listener of the
 * main API, sets none: the answer would have neither body nor Luna-Request-Id. The one hook that
 * comes early enough is that for metrics: it sees each request before Vert.x chooses between the
 * handlers.
 */
@Singleton
class UnreadableRequests implements VertxOptionsCustomizer {

  @Override
  public void accept(VertxOptions options) {
    options.setMetricsOptions(
        new MetricsOptions().setEnabled(true).setFactory(ignored -> new Watch()));
  }

  private static final class Watch implements VertxMetrics {
    @Override
    public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(
        HttpServerOptions options, SocketAddress address) {
      return new Requests();
    }
  }

  private static final class Requests implements HttpServerMetrics<Void, Void, Void> {
    @Override
    public Void requestBegin(Void socket, HttpRequest request) {
      if (request instanceof HttpServerRequest http
          && http.connection() instanceof HttpServerConnection connection) {
        connection.invalidRequestHandler(ErrorWriter::refuseUnreadable);
      }
      return null;
    }
  }
}
