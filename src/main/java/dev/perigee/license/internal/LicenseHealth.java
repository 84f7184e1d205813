package dev.perigee.license.internal;

import dev.perigee.platform.service.HealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Not healthy once the licence has expired; warns before that. */
@Singleton
class LicenseHealth implements HealthCheck {
  private final InstalledLicense license;
  private final CountedFaces faces;

  LicenseHealth(InstalledLicense license, CountedFaces faces) {
    this.license = license;
    this.faces = faces;
  }

  @Override
  public String component() {
    return "license";
  }

  @Override
  public Uni<Void> check() {
    return license.valid()
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().failure(new IllegalStateException("License error"));
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(license.warnings());
    faces.warning().ifPresent(warnings::add);
    return warnings;
  }
}
