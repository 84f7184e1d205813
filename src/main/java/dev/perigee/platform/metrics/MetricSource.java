package dev.perigee.platform.metrics;

import dev.perigee.platform.http.Service;
import java.util.List;

/** Gives further series to {@code /metrics}; every bean of this type is asked. */
public interface MetricSource {

  /** Service whose {@code /metrics} shows them. */
  Service service();

  /** The series as they are now. */
  List<Metric> metrics();
}
