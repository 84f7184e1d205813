package dev.perigee.platform.http.internal;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * HTTP/1.1 on every listener, as the platform's own services speak it. The gate has read a request
 * to its end before a resource sees it, and the framework pauses each request it begins with: an
 * HTTP/2 request that has ended cannot be paused. Over TLS {@code quarkus.http.http2} says the
 * same.
 */
@Singleton
class Http1Only implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    limit(options);
  }

  /** Takes no HTTP/2 on connections without TLS, neither at once nor after an upgrade. */
  static void limit(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
