package dev.perigee.event.internal.store;

import dev.perigee.platform.http.Service;
import dev.perigee.platform.metrics.Metric;
import dev.perigee.platform.metrics.MetricSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How the storing of events goes. */
@ApplicationScoped
class BufferMetrics implements MetricSource {
  private final EventBuffer buffer;

  BufferMetrics(EventBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public Service service() {
    return Service.MAIN;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.gauge("perigee_events_waiting", "Events that wait to be written", buffer.length()),
        Metric.counter(
            "perigee_events_stored_total", "Events written since the start", buffer.stored()));
  }
}
