package dev.perigee.platform.contract;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Finds out who calls. The gate asks it before it lets a request through to an operation that is
 * not open.
 */
public interface Authenticator {

  /**
   * Leaves the caller in the request for the resources to find.
   *
   * @return completes when the caller may use the operation, as far as {@link
   *     Operation#alwaysNeeded} and {@link Operation#security} say; fails with an {@link
   *     dev.perigee.platform.error.ApiException} otherwise
   */
  Uni<Void> authenticate(RoutingContext request, Operation operation);

  /**
   * Asked after {@link #authenticate} for what an operation needs because of its query or body.
   *
   * @throws dev.perigee.platform.error.ApiException when the caller uses a token that lacks it
   */
  void require(RoutingContext request, Permission permission);
}
