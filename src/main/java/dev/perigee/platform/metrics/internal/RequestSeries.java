package dev.perigee.platform.metrics.internal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The request series of one service: {@code request_count_total}, {@code errors_count_total} and
 * the histogram {@code requests}.
 *
 * <p>Made here and not by Micrometer because dashboards depend on these very names, labels and
 * buckets, and Micrometer's registry gives other ones: it appends units to the names of timers,
 * fixes the order of the parts and does not let counters be called as they are here.
 *
 * <p>Recording takes three look-ups in maps that do not change after the first requests, and adds
 * to four adders that threads do not fight for.
 */
final class RequestSeries {
  /** Upper bounds of the buckets in seconds, as documented; what lies above goes to +Inf. */
  private static final double[] BOUNDS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75,
    1.0, 2.5, 5.0, 7.5, 10.0
  };

  private static final double NANOS_PER_SECOND = 1e9;

  private final SortedMap<String, String> extraLabels;
  private final Map<String, Map<String, Route>> byTemplate = new ConcurrentHashMap<>();

  /**
   * @param extraLabels added to every series
   */
  RequestSeries(Map<String, String> extraLabels) {
    this.extraLabels = new TreeMap<>(extraLabels);
  }

  /**
   * Counts one answered request.
   *
   * @param template path of the contract, or a fixed text: the number of its values must be bounded
   * @param errorCode of the answer's body, 0 when it had none
   */
  void record(String method, String template, int status, int errorCode, long nanos) {
    Route route =
        byTemplate
            .computeIfAbsent(template, ignored -> new ConcurrentHashMap<>())
            .computeIfAbsent(method, m -> new Route(m + ":" + withoutVersion(template)));
    route.byStatus.computeIfAbsent(status, ignored -> new Histogram()).add(nanos);
    if (errorCode != 0) {
      route.errors.computeIfAbsent(errorCode, ignored -> new LongAdder()).increment();
    }
  }

  /** {@code /6/faces} is {@code /faces} in labels. */
  private static String withoutVersion(String template) {
    return template.replaceFirst("^/[0-9]+/", "/");
  }

  /** Everything in Prometheus' text format. */
  String text() {
    SortedMap<String, Route> routes = new TreeMap<>();
    byTemplate.values().forEach(m -> m.values().forEach(route -> routes.put(route.name, route)));
    StringBuilder out = new StringBuilder(4096);
    PrometheusText.head(out, "request_count_total", "Counter of requests", "counter");
    routes.forEach(
        (name, route) ->
            new TreeMap<>(route.byStatus)
                .forEach(
                    (status, histogram) ->
                        line(
                            out,
                            "request_count_total",
                            Map.of("path", name, "status_code", status.toString()),
                            histogram.count())));
    if (routes.values().stream().anyMatch(route -> !route.errors.isEmpty())) {
      PrometheusText.head(out, "errors_count_total", "Counter of errors", "counter");
    }
    routes.forEach(
        (name, route) ->
            new TreeMap<>(route.errors)
                .forEach(
                    (code, count) ->
                        line(
                            out,
                            "errors_count_total",
                            Map.of("path", name, "error_code", code.toString()),
                            count.sum())));
    PrometheusText.head(out, "requests", "Histogram of request time metrics", "histogram");
    routes.forEach(
        (name, route) ->
            new TreeMap<>(route.byStatus)
                .forEach(
                    (status, histogram) ->
                        histogram(
                            out,
                            Map.of("route", name, "status_code", status.toString()),
                            histogram)));
    return out.toString();
  }

  private void histogram(StringBuilder out, Map<String, String> labels, Histogram histogram) {
    line(out, "requests_sum", labels, histogram.nanos.sum() / NANOS_PER_SECOND);
    long below = 0;
    for (int i = 0; i < histogram.buckets.length; i++) {
      below += histogram.buckets[i].sum();
      Map<String, String> bucket = new TreeMap<>(labels);
      bucket.put("le", i < BOUNDS.length ? PrometheusText.number(BOUNDS[i]) : "+Inf");
      line(out, "requests_bucket", bucket, below);
    }
    // The sum of the buckets: requests may be recorded while this is written.
    line(out, "requests_count", labels, below);
  }

  private void line(StringBuilder out, String name, Map<String, String> labels, double value) {
    SortedMap<String, String> all = new TreeMap<>(extraLabels);
    all.putAll(labels);
    PrometheusText.line(out, name, all, value);
  }

  private static final class Route {
    private final String name;
    private final Map<Integer, Histogram> byStatus = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> errors = new ConcurrentHashMap<>();

    Route(String name) {
      this.name = name;
    }
  }

  private static final class Histogram {
    private final LongAdder nanos = new LongAdder();
    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];

    Histogram() {
      for (int i = 0; i < buckets.length; i++) {
        buckets[i] = new LongAdder();
      }
    }

    void add(long duration) {
      nanos.add(duration);
      double seconds = duration / NANOS_PER_SECOND;
      int bucket = 0;
      while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
        bucket++;
      }
      buckets[bucket].increment();
    }

    long count() {
      long count = 0;
      for (LongAdder bucket : buckets) {
        count += bucket.sum();
      }
      return count;
    }
  }
}
