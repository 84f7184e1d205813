package dev.perigee.license.internal;

import dev.perigee.license.LicenseGate;
import dev.perigee.platform.contract.Admission;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Without a valid licence nothing but the service resources and the login cookie answers. The
 * service resources are open to everybody and never come here.
 */
@Singleton
class LicenseAdmission implements Admission {
  private static final Set<String> ALWAYS = Set.of("/6/login");

  private final LicenseGate gate;

  LicenseAdmission(LicenseGate gate) {
    this.gate = gate;
  }

  @Override
  public void check(Operation operation) {
    if (!gate.valid() && !ALWAYS.contains(operation.path())) {
      throw ApiException.of(ErrorCode.LICENSE_PROBLEM, "license has expired");
    }
  }
}
