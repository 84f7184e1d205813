package dev.perigee.platform.service.internal;

import dev.perigee.platform.error.ErrorBody;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.service.HealthCheck;
import io.quarkus.arc.All;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Asks the parts of the process, and tells of them as services of the platform would. */
@Singleton
class HealthReport {
  private static final Logger LOG = Logger.getLogger(HealthReport.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String DATABASE = "db";
  private static final String STORAGE = "storage";
  private static final String LICENCE = "license";

  /** What a service beside the main API stands on; the main API stands on every part. */
  private static final Map<Service, Set<String>> OWN =
      Map.of(
          Service.ADMIN, Set.of(DATABASE),
          Service.IMAGE_STORE, Set.of(STORAGE),
          Service.LICENSES, Set.of(LICENCE),
          Service.STREAMS, Set.of(DATABASE));

  /** Services that one depends on, as they are called in answers. */
  private static final Map<Service, List<String>> NEEDED =
      Map.of(
          Service.MAIN,
          List.of(
              "luna_accounts",
              "luna_faces",
              "luna_image_store",
              "luna_matcher",
              "luna_remote_sdk",
              "luna_licenses"),
          Service.ADMIN,
          List.of("luna_accounts", "luna_faces", "luna_licenses"),
          Service.LICENSES,
          List.of("luna_faces"),
          Service.STREAMS,
          List.of("luna_licenses"));

  /** Parts of this process that do the work of such a service. */
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          "luna_accounts", Set.of(DATABASE),
          "luna_faces", Set.of(DATABASE),
          "luna_image_store", Set.of(STORAGE),
          "luna_matcher", Set.of(ReadinessHealth.COMPONENT, DATABASE),
          "luna_remote_sdk", Set.of(ReadinessHealth.COMPONENT),
          "luna_licenses", Set.of(LICENCE));

  private final List<HealthCheck> checks;

  HealthReport(@All List<HealthCheck> checks) {
    this.checks = checks;
  }

  /**
   * State of everything that the service needs.
   *
   * @param services whether the services that it depends on are listed, too
   */
  Uni<List<Part>> of(Service service, boolean services) {
    Uni<Map<String, Part>> asked = Uni.createFrom().item(LinkedHashMap::new);
    for (HealthCheck check : checks) {
      asked =
          asked.flatMap(
              done ->
                  ask(check).invoke(part -> done.put(part.component(), part)).replaceWith(done));
    }
    return asked.map(parts -> list(service, services, parts));
  }

  /** What the service's own parts warn of. */
  List<String> warnings(Service service) {
    Set<String> own = OWN.get(service);
    return checks.stream()
        .filter(check -> own == null || own.contains(check.component()))
        .flatMap(check -> check.warnings().stream())
        .toList();
  }

  private static List<Part> list(Service service, boolean services, Map<String, Part> parts) {
    Set<String> own = OWN.getOrDefault(service, parts.keySet());
    List<Part> list = new ArrayList<>(parts.values());
    list.removeIf(part -> !own.contains(part.component()));
    if (services) {
      for (String name : NEEDED.getOrDefault(service, List.of())) {
        list.add(service(name, parts.values()));
      }
    }
    return list;
  }

  /** A service works when its parts do; otherwise it fails as the first of them that does not. */
  private static Part service(String name, Collection<Part> parts) {
    return parts.stream()
        .filter(part -> PARTS.get(name).contains(part.component()) && part.status() == 0)
        .findFirst()
        .map(failed -> new Part(name, 0, failed.error()))
        .orElse(new Part(name, 1, ErrorBody.SUCCESS));
  }

  private static Uni<Part> ask(HealthCheck check) {
    return Uni.createFrom()
        .deferred(check::check)
        .ifNoItem()
        .after(PATIENCE)
        .failWith(
            () -> new IllegalStateException("no answer within " + PATIENCE.toSeconds() + " s"))
        .map(ignored -> new Part(check.component(), 1, ErrorBody.SUCCESS))
        .onFailure()
        .invoke(e -> LOG.warnf("health check of %s: %s", check.component(), e))
        .onFailure()
        .recoverWithItem(
            e -> new Part(check.component(), 0, ErrorBody.of(ErrorCode.HEALTH, e.getMessage())));
  }

  /**
   * @param status 1 works, 0 does not
   */
  @RegisterForReflection
  record Part(String component, int status, ErrorBody error) {}
}
