package dev.perigee.app.internal;

import dev.perigee.platform.contract.Readiness;
import dev.perigee.vision.FaceVision;
import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Loads the networks at start, so that the first photo is as fast as the others. */
@ApplicationScoped
class Networks implements Readiness {
  private static final Logger LOG = Logger.getLogger(Networks.class);

  private final FaceVision vision;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean ready;

  Networks(FaceVision vision) {
    this.vision = vision;
  }

  /** After the listener, so that {@code /version} and the probes are answered meanwhile. */
  void onListening(@ObservesAsync HttpServerStart event) {
    if (begun.getAndSet(true)) { // told once per listener
      return;
    }
    Thread.ofPlatform().daemon().name("networks").start(this::load);
  }

  private void load() {
    try {
      vision.warmUp();
      ready = true;
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The networks could not be loaded; the server stops.", e);
      Quarkus.asyncExit(Commands.FAILED);
    }
  }

  @Override
  public Optional<String> notReady() {
    return ready ? Optional.empty() : Optional.of("networks are loading");
  }
}
