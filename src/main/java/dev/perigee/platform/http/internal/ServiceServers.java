package dev.perigee.platform.http.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.http.Listeners;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.http.ServiceAddresses;
import dev.perigee.platform.http.ServiceAddresses.Address;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.options.HttpServerOptionsUtils;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens the listeners of the services beside the main API. They share the router of the main one
 * and its limits ({@code quarkus.http.limits.*}); TLS is for the main one only.
 */
@Singleton
class ServiceServers {
  private static final long PATIENCE_SECONDS = 20;

  private final Vertx vertx;
  private final VertxHttpConfig http;
  private final VertxHttpBuildTimeConfig httpBuild;
  private final PerigeeConfig config;
  private final Listeners listeners;
  private final List<String> deployments = new ArrayList<>();

  ServiceServers(
      Vertx vertx,
      VertxHttpConfig http,
      VertxHttpBuildTimeConfig httpBuild,
      PerigeeConfig config,
      Listeners listeners) {
    this.vertx = vertx;
    this.http = http;
    this.httpBuild = httpBuild;
    this.config = config;
    this.listeners = listeners;
  }

  /** After all other beans have started: requests may come as soon as the listeners are open. */
  void open(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
    int mainPort = http.determinePort(LaunchMode.current());
    for (Address address :
        ServiceAddresses.of(ServiceAddresses.settings(config.services()), mainPort)) {
      try {
        deployments.add(await(deploy(address)));
      } catch (ExecutionException e) {
        throw new IllegalStateException(
            "Cannot listen on "
                + address.authority()
                + " for the "
                + address.service().title()
                + " ("
                + address.setting()
                + "): "
                + e.getCause().getMessage(),
            e.getCause());
      }
    }
  }

  /** The main API's listener is the framework's. */
  void opened(@ObservesAsync HttpServerStart main) {
    HttpServerOptions options = main.options();
    listeners.opened(Service.MAIN, options.getHost(), options.getPort());
  }

  void close(@Observes ShutdownEvent event) throws ExecutionException {
    for (String deployment : deployments) {
      await(vertx.undeploy(deployment));
    }
  }

  /** One server per processor on a fixed port, as the main API has; they share it. */
  private Future<String> deploy(Address address) {
    int instances = address.port() == 0 ? 1 : Runtime.getRuntime().availableProcessors();
    return vertx.deployVerticle(
        () -> new Server(address), new DeploymentOptions().setInstances(instances));
  }

  private static <T> T await(Future<T> future) throws ExecutionException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("a listener took too long", e);
    }
  }

  private final class Server extends AbstractVerticle {
    private final Address address;

    Server(Address address) {
      this.address = address;
    }

    @Override
    public void start(Promise<Void> started) {
      HttpServerOptions options = new HttpServerOptions();
      HttpServerOptionsUtils.applyCommonOptions(options, httpBuild, http, List.of());
      Http1Only.limit(options);
      vertx
          .createHttpServer(options)
          .requestHandler(VertxHttpRecorder.getRootHandler())
          .listen(address.port(), address.host())
          .onSuccess(
              server -> listeners.opened(address.service(), address.host(), server.actualPort()))
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }
}
