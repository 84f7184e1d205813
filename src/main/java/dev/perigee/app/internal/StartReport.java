package dev.perigee.app.internal;

import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ModelInfo;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one block that the server prints when it answers requests. */
@ApplicationScoped
final class StartReport {
  private final String data;
  private final Instance<FaceVision> vision;

  StartReport(
      @ConfigProperty(name = "perigee.data", defaultValue = "data") String data,
      Instance<FaceVision> vision) {
    this.data = data;
    this.vision = vision;
  }

  void print(@ObservesAsync HttpServerStart server) {
    if (LaunchMode.current() != LaunchMode.TEST) {
      System.out.println(text(url(server)));
    }
  }

  private String text(String url) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("  Perigee " + Version.current());
    lines.add("  main API   " + url);
    lines.add("  data       " + data);
    if (vision.isResolvable()) {
      lines.add("  models     " + models(vision.get().models()));
    }
    lines.add("  ready in   " + String.format(Locale.ROOT, "%.1f s", sinceStartSeconds()));
    lines.add("");
    return String.join(System.lineSeparator(), lines);
  }

  private static String models(List<ModelInfo> models) {
    return String.join(
        System.lineSeparator() + " ".repeat(13),
        models.stream().map(m -> m.task() + ": " + m.id() + " (" + m.licence() + ")").toList());
  }

  private static String url(HttpServerStart server) {
    return "http://" + server.options().getHost() + ":" + server.options().getPort();
  }

  private static double sinceStartSeconds() {
    return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
        / 1000.0;
  }
}
