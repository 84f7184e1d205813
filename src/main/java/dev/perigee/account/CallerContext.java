package dev.perigee.account;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Who makes the current request. Resources inject it and ask once, at the beginning of the method:
 *
 * <pre>{@code
 * @Inject CallerContext callers;
 *
 * @GET
 * public Uni<FacePage> faces(...) {
 *   Caller caller = callers.current();
 * }</pre>
 */
@ApplicationScoped
public class CallerContext {
  private static final String KEY = Caller.class.getName();

  private final CurrentVertxRequest request;

  CallerContext(CurrentVertxRequest request) {
    this.request = request;
  }

  /**
   * @throws IllegalStateException when the operation is open to everybody: its {@code security} in
   *     openapi.yaml is empty, so nobody was asked
   */
  public Caller current() {
    return optional()
        .orElseThrow(() -> new IllegalStateException("the operation is open to everybody"));
  }

  /** The caller of an operation that may also be called anonymously. */
  public Optional<Caller> optional() {
    return Optional.ofNullable(request.getCurrent().get(KEY));
  }

  /** The caller of the request, null when nobody was asked or nobody said who it is. */
  public static Caller of(RoutingContext request) {
    return request.get(KEY);
  }

  /** For the authenticator. */
  public static void set(RoutingContext request, Caller caller) {
    request.put(KEY, caller);
  }
}
