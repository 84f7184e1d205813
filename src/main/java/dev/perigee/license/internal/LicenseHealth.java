package dev.perigee.license.internal;

import dev.perigee.license.LicenseGate;
import dev.perigee.platform.service.HealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Not healthy once the licence has expired. */
@Singleton
class LicenseHealth implements HealthCheck {
  private final LicenseGate gate;

  LicenseHealth(LicenseGate gate) {
    this.gate = gate;
  }

  @Override
  public String component() {
    return "license";
  }

  @Override
  public Uni<Void> check() {
    return gate.valid()
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().failure(new IllegalStateException("License error"));
  }
}
