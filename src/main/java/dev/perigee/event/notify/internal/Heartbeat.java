package dev.perigee.event.notify.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Authenticator;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.error.ApiException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Consumer;

/** Pings the connections, closes those that are silent and those whose rights are gone. */
@ApplicationScoped
class Heartbeat {
  private static final int MISSED_PINGS = 3;
  private static final Duration RIGHTS_HOLD = Duration.ofMinutes(1);

  private final SocketNotifications notifications;
  private final Authenticator authenticator;
  private final Vertx vertx;
  private final Duration every;

  Heartbeat(
      SocketNotifications notifications,
      Authenticator authenticator,
      Vertx vertx,
      PerigeeConfig config) {
    this.notifications = notifications;
    this.authenticator = authenticator;
    this.vertx = vertx;
    this.every = config.events().sockets().pingEvery();
  }

  void start(@Observes StartupEvent event) {
    vertx.setPeriodic(every.toMillis(), ignored -> forEach(this::beat));
  }

  void stop(@Observes ShutdownEvent event) {
    forEach(subscriber -> subscriber.close(Subscriber.GOING_AWAY, "the server ends"));
  }

  private void forEach(Consumer<Subscriber<?>> work) {
    notifications.events().forEach(work::accept);
    notifications.generalEvents().forEach(work::accept);
  }

  private void beat(Subscriber<?> subscriber) {
    if (subscriber.silentNanos() > MISSED_PINGS * every.toNanos()) {
      subscriber.close(Subscriber.NO_ANSWER, "no answer to pings");
      return;
    }
    subscriber.ping();
    if (subscriber.uncheckedNanos() > RIGHTS_HOLD.toNanos()) {
      subscriber.checked();
      checkRights(subscriber);
    }
  }

  /** The credentials of the handshake once more: a token may have been revoked or have expired. */
  private void checkRights(Subscriber<?> subscriber) {
    authenticator
        .authenticate(subscriber.handshake(), Operation.of(subscriber.handshake()))
        .subscribe()
        .with(
            stillThere -> {},
            failure -> {
              if (failure instanceof ApiException) { // not: the database is away
                subscriber.close(Subscriber.POLICY_VIOLATION, "no longer allowed");
              }
            });
  }
}
