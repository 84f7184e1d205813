package dev.perigee.event.notify.internal;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * No compression on WebSockets: it would cost each connection its own window of 300 kB and each
 * message its own deflation, where now all connections share the bytes of a message.
 */
@Singleton
class Uncompressed implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false);
  }
}
