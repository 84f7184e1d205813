package dev.perigee.event.notify.internal;

import dev.perigee.account.Caller;
import dev.perigee.account.CallerContext;
import dev.perigee.account.LoginResource;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.ErrorWriter;
import dev.perigee.platform.work.OverloadedException;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The handshakes of {@code /6/ws} and {@code /6/general/ws}. The contract gate has been here: the
 * caller is known and the query is of the right form.
 */
@ApplicationScoped
class Sockets {
  static final String EVENTS = "/6/ws";
  static final String GENERAL_EVENTS = "/6/general/ws";

  private final SocketNotifications notifications;
  private final PerigeeConfig.Sockets config;

  Sockets(SocketNotifications notifications, PerigeeConfig config) {
    this.notifications = notifications;
    this.config = config.events().sockets();
  }

  void register(@Observes Router router) {
    router
        .get(EVENTS)
        .handler(
            request ->
                handle(
                    request,
                    notifications.events(),
                    EventSubscription::parse,
                    CallerContext.of(request).accountId()));
    router
        .get(GENERAL_EVENTS)
        .handler(
            request ->
                handle(
                    request,
                    notifications.generalEvents(),
                    GeneralSubscription::parse,
                    account(request)));
  }

  private <E> void handle(
      RoutingContext request,
      Subscribers<E> subscribers,
      Function<MultiMap, Predicate<E>> filter,
      UUID account) {
    try {
      HttpServerRequest http = request.request();
      check(http);
      if (subscribers.count() >= config.max()) {
        throw new OverloadedException("connections");
      }
      open(request, subscribers, filter.apply(request.queryParams()), account);
    } catch (ApiException | OverloadedException refusal) {
      ErrorWriter.send(request, refusal);
    }
  }

  private <E> void open(
      RoutingContext request, Subscribers<E> subscribers, Predicate<E> filter, UUID account) {
    Subscriber<E> subscriber =
        new Subscriber<>(
            request,
            Vertx.currentContext(),
            filter,
            config.queue(),
            config.queueSize().asLongValue());
    Runnable forget = () -> subscribers.remove(account, subscriber);
    subscribers.add(account, subscriber);
    request
        .request()
        .toWebSocket()
        .onSuccess(socket -> subscriber.open(socket, forget))
        .onFailure(
            failure -> {
              forget.run();
              ErrorWriter.send(
                  request, ApiException.of(ErrorCode.HTTP_INVALID, "the handshake is not valid"));
            });
  }

  /** An own account only, unless the caller may read the one that it asks for. */
  private static UUID account(RoutingContext request) {
    Caller caller = CallerContext.of(request);
    String asked = request.queryParams().get("account_id");
    if (asked == null) {
      return caller.accountId();
    }
    return caller.readScope(UUID.fromString(asked));
  }

  private static void check(HttpServerRequest http) {
    if (!"websocket".equalsIgnoreCase(http.getHeader(HttpHeaders.UPGRADE))) {
      throw ApiException.of(ErrorCode.HTTP_INVALID, "a WebSocket handshake is expected");
    }
    boolean byCookie =
        http.getHeader(HttpHeaders.AUTHORIZATION) == null
            && http.getCookie(LoginResource.COOKIE) != null;
    if (byCookie && !ofSameHost(http)) {
      throw ApiException.status(
          403, ErrorCode.HTTP_INVALID, "a handshake with a cookie needs the Origin of this host");
    }
  }

  /** Browsers send cookies along for pages of anybody, and Origin with the page's host. */
  private static boolean ofSameHost(HttpServerRequest http) {
    String origin = http.getHeader(HttpHeaders.ORIGIN);
    try {
      return origin != null
          && http.authority() != null
          && http.authority().toString().equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
