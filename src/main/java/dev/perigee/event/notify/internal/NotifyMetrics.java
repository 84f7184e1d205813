package dev.perigee.event.notify.internal;

import dev.perigee.platform.http.Service;
import dev.perigee.platform.metrics.Metric;
import dev.perigee.platform.metrics.MetricSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How notifications go. */
@ApplicationScoped
class NotifyMetrics implements MetricSource {
  private final SocketNotifications sockets;
  private final CallbackQueue callbacks;

  NotifyMetrics(SocketNotifications sockets, CallbackQueue callbacks) {
    this.sockets = sockets;
    this.callbacks = callbacks;
  }

  @Override
  public Service service() {
    return Service.MAIN;
  }

  @Override
  public List<Metric> metrics() {
    Subscribers<?> events = sockets.events();
    Subscribers<?> general = sockets.generalEvents();
    return List.of(
        Metric.gauge(
            "perigee_sockets_open",
            "WebSocket connections for events",
            events.count() + general.count()),
        Metric.counter(
            "perigee_sockets_messages_total",
            "Messages given to them since the start",
            events.sent() + general.sent()),
        Metric.counter(
            "perigee_sockets_too_slow_total",
            "Connections closed since the start because they did not read",
            events.tooSlow() + general.tooSlow()),
        Metric.gauge(
            "perigee_callbacks_waiting", "Callbacks that wait to be sent", callbacks.waiting()),
        Metric.counter(
            "perigee_callbacks_delivered_total",
            "Callbacks that a server took, since the start",
            callbacks.delivered()),
        Metric.counter(
            "perigee_callbacks_lost_total",
            "Callbacks given up since the start",
            callbacks.lost()));
  }
}
