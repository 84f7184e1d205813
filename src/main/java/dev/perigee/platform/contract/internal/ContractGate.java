package dev.perigee.platform.contract.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Admission;
import dev.perigee.platform.contract.Authenticator;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.Readiness;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorAnswer;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.ErrorWriter;
import dev.perigee.platform.http.Listeners;
import dev.perigee.platform.http.RequestIds;
import dev.perigee.platform.http.Service;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;

/**
 * The first handler of every request: gives it an id, finds its operation in the contract of the
 * service whose listener took it, and lets through only what that contract allows. Resources may
 * rely on: caller known, path and query parameters of the right form, body present and of a listed
 * type.
 */
@ApplicationScoped
class ContractGate {
  /** Before everything of Quarkus that looks at a request. */
  private static final int FIRST = 10_000;

  private final Contracts contracts;
  private final Listeners listeners;
  private final Authenticator authenticator;
  private final List<Readiness> readiness;
  private final List<Admission> conditions;
  private final BodyReader bodies;

  ContractGate(
      Contracts contracts,
      Listeners listeners,
      Authenticator authenticator,
      @All List<Readiness> readiness,
      @All List<Admission> conditions,
      PerigeeConfig config) {
    this.contracts = contracts;
    this.listeners = listeners;
    this.authenticator = authenticator;
    this.readiness = readiness;
    this.conditions = conditions;
    this.bodies = new BodyReader(config.http().maxBodySize().asLongValue());
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FIRST);
  }

  void catchFailures(@Observes Router router) {
    router.route().order(-FIRST - 1).failureHandler(ContractGate::failed);
    // Requests that fail before a route is found, e.g. because the path cannot be decoded.
    router.errorHandler(400, ContractGate::failed);
    router.errorHandler(404, ContractGate::failed);
    router.errorHandler(500, ContractGate::failed);
  }

  private static void failed(RoutingContext request) {
    int status = request.statusCode();
    boolean refusal = status >= 400 && status < 500;
    if (refusal || request.failure() == null) {
      ErrorWriter.send(request, ErrorAnswer.ofStatus(status));
    } else {
      ErrorWriter.send(request, request.failure());
    }
  }

  private void handle(RoutingContext request) {
    String id = RequestIds.of(request);
    request.response().putHeader(RequestIds.HEADER, id);
    if (Operation.of(request) != null) { // it has been here and was moved to its resource
      request.next();
      return;
    }
    MDC.put("requestId", id);
    if (!hasKnownVersion(request.request())) {
      return;
    }
    try {
      admit(request);
    } catch (ApiException refusal) {
      ErrorWriter.send(request, refusal);
    }
  }

  /** False when the HTTP layer has answered 501 at the question and closed the connection. */
  private static boolean hasKnownVersion(HttpServerRequest http) {
    try {
      return http.version() != null;
    } catch (IllegalStateException unsupported) {
      return false;
    }
  }

  private void admit(RoutingContext request) {
    HttpServerRequest http = request.request();
    Service service = listeners.serviceAt(http.localAddress());
    service.attachTo(request);
    RequestChecks.head(http);
    Contract.Match match = contracts.of(service).match(path(request));
    if (match == null) {
      throw ApiException.of(ErrorCode.PAGE_NOT_FOUND);
    }
    match.attachTo(request);
    String method = http.method().name();
    if (method.equals("OPTIONS")) {
      request.response().putHeader("Allow", match.allow()).end();
      http.resume();
      return;
    }
    Operation operation = match.operations().get(method);
    if (operation == null) {
      request.response().putHeader("Allow", match.allow());
      throw ApiException.of(ErrorCode.METHOD_NOT_ALLOWED);
    }
    operation.attachTo(request);
    if (operation.open()) {
      proceed(request, operation);
      return;
    }
    whenReady();
    http.pause(); // bytes that arrive before a resource listens would be lost
    authenticator
        .authenticate(request, operation)
        .subscribe()
        .with(ignored -> known(request, operation), failure -> ErrorWriter.send(request, failure));
  }

  /** The caller is known. */
  private void known(RoutingContext request, Operation operation) {
    try {
      if (Service.of(request) == Service.MAIN) {
        conditions.forEach(condition -> condition.check(operation));
      }
    } catch (ApiException refusal) {
      ErrorWriter.send(request, refusal);
      return;
    }
    proceed(request, operation);
  }

  private void proceed(RoutingContext request, Operation operation) {
    try {
      check(request, operation);
    } catch (ApiException refusal) {
      ErrorWriter.send(request, refusal);
      return;
    }
    bodies.read(request, () -> pass(request, Service.of(request)));
  }

  /** On to the resource; its path has a prefix when it is not of the main API. */
  private static void pass(RoutingContext request, Service service) {
    if (service == Service.MAIN) {
      request.next();
      return;
    }
    // The normalised path: with dot segments the prefix could be left again.
    String query = request.request().query();
    String path = service.internalPrefix() + request.normalizedPath();
    request.reroute(request.request().method(), query == null ? path : path + "?" + query);
  }

  private void check(RoutingContext request, Operation operation) {
    RequestChecks.accept(request, operation);
    RequestChecks.query(request, operation);
    operation
        .neededFor(request.queryParams())
        .forEach(permission -> authenticator.require(request, permission));
    RequestChecks.body(request.request(), operation);
  }

  private void whenReady() {
    for (Readiness part : readiness) {
      Optional<String> reason = part.notReady();
      if (reason.isPresent()) {
        throw ApiException.status(503, ErrorCode.HEALTH, reason.get());
      }
    }
  }

  private static String path(RoutingContext request) {
    try {
      return request.normalizedPath();
    } catch (RuntimeException malformed) { // broken percent-encoding
      throw ApiException.of(ErrorCode.PAGE_NOT_FOUND);
    }
  }
}
