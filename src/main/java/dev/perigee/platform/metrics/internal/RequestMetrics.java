package dev.perigee.platform.metrics.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.http.ErrorWriter;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.metrics.Metric;
import dev.perigee.platform.metrics.MetricSource;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Records every request of every service, when switched on, and shows what others count. */
@Singleton
class RequestMetrics {
  /** Before the gate, so that its refusals are counted. */
  private static final int BEFORE_THE_GATE = 10_100;

  private static final String KEY = RequestMetrics.class.getName();
  private static final String NO_TEMPLATE = "/*";
  private static final String OTHER_METHOD = "OTHER";

  /** Methods come from outside: others would make series without end. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

  /** Names that Prometheus accepts and that no series has of its own. */
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private static final Set<String> TAKEN =
      Set.of("path", "route", "status_code", "error_code", "le");

  private final boolean enabled;
  private final Map<Service, RequestSeries> byService = new EnumMap<>(Service.class);

  private final SortedMap<String, String> extraLabels;
  private final List<MetricSource> sources;

  RequestMetrics(PerigeeConfig config, @All List<MetricSource> sources) {
    this.sources = sources;
    enabled = config.metrics().enabled();
    Map<String, String> labels = config.metrics().extraLabels();
    for (String name : labels.keySet()) {
      if (!LABEL.matcher(name).matches() || TAKEN.contains(name)) {
        throw new IllegalArgumentException(
            "perigee.metrics.extra-labels." + name + ": a label cannot have this name");
      }
    }
    extraLabels = new TreeMap<>(labels);
    for (Service service : Service.values()) {
      byService.put(service, new RequestSeries(labels));
    }
  }

  void register(@Observes Filters filters) {
    if (enabled) {
      filters.register(this::handle, BEFORE_THE_GATE);
    }
  }

  /** Series of a service, empty when nothing is recorded. */
  Optional<String> text(Service service) {
    return enabled
        ? Optional.of(byService.get(service).text() + ofSources(service))
        : Optional.empty();
  }

  private String ofSources(Service service) {
    StringBuilder out = new StringBuilder();
    for (MetricSource source : sources) {
      if (source.service() == service) {
        String introduced = "";
        for (Metric metric : source.metrics()) {
          if (!metric.name().equals(introduced)) {
            PrometheusText.head(out, metric.name(), metric.help(), metric.type());
            introduced = metric.name();
          }
          SortedMap<String, String> labels = new TreeMap<>(extraLabels);
          labels.putAll(metric.labels());
          PrometheusText.line(out, metric.name(), labels, metric.value());
        }
      }
    }
    return out.toString();
  }

  private void handle(RoutingContext request) {
    if (request.get(KEY) == null) { // a request that is moved to another path comes twice
      request.put(KEY, this);
      long start = System.nanoTime();
      request.addEndHandler(ignored -> record(request, System.nanoTime() - start));
    }
    request.next();
  }

  private void record(RoutingContext request, long nanos) {
    Service service = Service.of(request);
    Contract.Match match = Contract.Match.of(request);
    String method = request.request().method().name();
    byService
        .get(service == null ? Service.MAIN : service)
        .record(
            METHODS.contains(method) ? method : OTHER_METHOD,
            match == null ? NO_TEMPLATE : match.template(),
            request.response().getStatusCode(),
            ErrorWriter.codeOf(request),
            nanos);
  }
}
