package dev.perigee.license.internal;

import dev.perigee.license.LicenseGate;
import dev.perigee.platform.contract.Admission;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import jakarta.inject.Singleton;

/** Without a valid licence nothing but the service resources answers. */
@Singleton
class LicenseAdmission implements Admission {
  private final LicenseGate gate;

  LicenseAdmission(LicenseGate gate) {
    this.gate = gate;
  }

  @Override
  public void check(Operation operation) {
    if (!gate.valid()) {
      throw ApiException.of(ErrorCode.LICENSE_PROBLEM, "license has expired");
    }
  }
}
