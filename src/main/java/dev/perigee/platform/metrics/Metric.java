package dev.perigee.platform.metrics;

/**
 * A series without labels.
 *
 * @param name as Prometheus allows it
 * @param type {@code counter} or {@code gauge}
 */
public record Metric(String name, String help, String type, double value) {

  /** A number that only grows. */
  public static Metric counter(String name, String help, long value) {
    return new Metric(name, help, "counter", (double) value);
  }

  /** A number that goes up and down. */
  public static Metric gauge(String name, String help, double value) {
    return new Metric(name, help, "gauge", value);
  }
}
