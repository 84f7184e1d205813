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
   * @return completes when the caller may use the operation; fails with an {@link
   *     dev.perigee.platform.error.ApiException} otherwise
   */
  Uni<Void> authenticate(RoutingContext request, Operation operation);
}
