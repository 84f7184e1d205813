package dev.perigee.verifier.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Verifiers that must exist. */
@Singleton
class StoredVerifiers {
  private final VerifierSql sql;

  StoredVerifiers(VerifierSql sql) {
    this.sql = sql;
  }

  /**
   * The verifier; fails with 34004.
   *
   * @param scope account that must own it, null for any
   */
  Uni<Verifier> get(UUID scope, UUID verifierId) {
    return sql.byId(scope, verifierId).onItem().ifNull().failWith(() -> missing(verifierId));
  }

  static ApiException missing(UUID verifierId) {
    return ApiException.of(ErrorCode.VERIFIER_NOT_FOUND, verifierId);
  }
}
