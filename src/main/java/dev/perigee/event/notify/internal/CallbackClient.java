package dev.perigee.event.notify.internal;

import dev.perigee.event.notify.Callback;
import dev.perigee.event.notify.internal.CallbackQueue.Delivery;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.fetch.AddressGuard;
import dev.perigee.platform.http.RequestIds;
import dev.perigee.platform.json.BodyFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Makes one attempt to deliver a message. Redirects are not followed. */
@ApplicationScoped
class CallbackClient {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int CONNECT_MILLIS = 5000;
  private static final int TOO_MANY = 429;
  private static final int TIMED_OUT = 408;
  private static final Set<String> OURS =
      Set.of(
          "authorization",
          "host",
          "content-type",
          "content-length",
          "transfer-encoding",
          "connection",
          "expect",
          "upgrade");

  private final HttpClient client;
  private final Function<URI, Uni<List<SocketAddress>>> guard;
  private final Signature signature;

  @Inject
  CallbackClient(Vertx vertx, AddressGuard guard, PerigeeConfig config) {
    this(vertx, guard::admit, config);
  }

  /**
   * @param guard gives the addresses that a URL may lead to, or fails
   */
  CallbackClient(Vertx vertx, Function<URI, Uni<List<SocketAddress>>> guard, PerigeeConfig config) {
    this.guard = guard;
    this.signature = Signature.of(config.events().callbacks().secret());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxPoolSize(config.events().callbacks().concurrency()));
  }

  /** The server has answered with something else than 2xx. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status) {
      super("the server answered " + status, null, false, false);
      this.status = status;
    }
  }

  /** Whether another attempt may do better: not with a URL or a message that is not wanted. */
  static boolean mayRecover(Throwable failure) {
    return switch (failure) {
      case ApiException refusal -> refusal.code() == ErrorCode.FETCH_NOT_CONNECTED;
      case RefusedException refused ->
          refused.status >= 500 || refused.status == TOO_MANY || refused.status == TIMED_OUT;
      default -> true;
    };
  }

  /** Completes when the server has answered 2xx; fails within the timeout of the callback. */
  Uni<Void> post(Delivery delivery) {
    Callback callback = delivery.callback();
    return guard
        .apply(callback.url())
        .flatMap(
            addresses ->
                Uni.createFrom()
                    .completionStage(
                        () -> send(delivery, addresses.getFirst()).toCompletionStage()));
  }

  private Future<Void> send(Delivery delivery, SocketAddress address) {
    return client
        .request(options(delivery.callback(), address))
        .compose(request -> finish(request, delivery));
  }

  private Future<Void> finish(HttpClientRequest request, Delivery delivery) {
    Callback callback = delivery.callback();
    callback.headers().forEach((name, value) -> putHeader(request, name, value));
    request.putHeader(
        HttpHeaders.CONTENT_TYPE,
        callback.msgpack() ? BodyFormat.MSGPACK_TYPE : "application/json");
    request.putHeader(RequestIds.HEADER, delivery.requestId());
    if (callback.login() != null) {
      String pair = callback.login() + ":" + callback.password();
      request.putHeader(
          HttpHeaders.AUTHORIZATION,
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    signature
        .header(Instant.now(), delivery.body())
        .ifPresent(value -> request.putHeader(Signature.HEADER, value));
    return request
        .send(Buffer.buffer(delivery.body()))
        .compose(
            response -> {
              if (response.statusCode() / 100 == 2) {
                return response.end();
              }
              response.exceptionHandler(ended -> {});
              request.reset(); // what else it says does not matter
              return Future.failedFuture(new RefusedException(response.statusCode()));
            });
  }

  /** A user's header must neither replace ours nor break the request apart. */
  private static void putHeader(HttpClientRequest request, String name, String value) {
    if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
      request.putHeader(name, value);
    }
  }

  /** Connects to the address; the name is for the Host header and the certificate only. */
  private static RequestOptions options(Callback callback, SocketAddress address) {
    URI url = URI.create(callback.url().toASCIIString());
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(address)
        .setHost(url.getHost())
        .setPort(url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP)
        .setSsl(secure)
        .setTimeout(callback.timeout().toMillis())
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
