package dev.perigee.testing;

import static org.awaitility.Awaitility.await;

import dev.perigee.platform.contract.Readiness;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.time.Duration;

/**
 * Holds the first {@code @QuarkusTest} back until the server is ready: networks and index are
 * loaded after the listener is open, and requests are refused until then. Registered in
 * META-INF/services.
 */
public final class ReadyServer implements QuarkusTestBeforeEachCallback {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static boolean ready;

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (!ready) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () ->
                  Arc.container().select(Readiness.class).stream()
                      .allMatch(part -> part.notReady().isEmpty()));
      ready = true;
    }
  }
}
