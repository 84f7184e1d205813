package dev.perigee.platform.service.internal;

import dev.perigee.platform.contract.Readiness;
import dev.perigee.platform.service.HealthCheck;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Not healthy before everything that requests wait for is ready. */
@Singleton
class ReadinessHealth implements HealthCheck {
  static final String COMPONENT = "readiness";

  private final List<Readiness> parts;

  ReadinessHealth(@All List<Readiness> parts) {
    this.parts = parts;
  }

  @Override
  public String component() {
    return COMPONENT;
  }

  @Override
  public Uni<Void> check() {
    for (Readiness part : parts) {
      Optional<String> reason = part.notReady();
      if (reason.isPresent()) {
        return Uni.createFrom().failure(new IllegalStateException(reason.get()));
      }
    }
    return Uni.createFrom().voidItem();
  }
}
