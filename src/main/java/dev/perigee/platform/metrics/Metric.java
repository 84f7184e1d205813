package dev.perigee.platform.metrics;

import java.util.Map;

/**
 * A series. Those of one name follow each other and differ in labels.
 *
 * @param name as Prometheus allows it
 * @param type {@code counter} or {@code gauge}
 * @param labels names and values beside the configured ones
 */
public record Metric(
    String name, String help, String type, double value, Map<String, String> labels) {

  /** A number that only grows. */
  public static Metric counter(String name, String help, long value) {
    return new Metric(name, help, "counter", (double) value, Map.of());
  }

  /** A number that goes up and down. */
  public static Metric gauge(String name, String help, double value) {
    return new Metric(name, help, "gauge", value, Map.of());
  }

  /** The same series with these labels. */
  public Metric with(Map<String, String> of) {
    return new Metric(name, help, type, value, of);
  }
}
