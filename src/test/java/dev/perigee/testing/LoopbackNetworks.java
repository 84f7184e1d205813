package dev.perigee.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the program under test read URLs of this machine: servers that tests start. */
public final class LoopbackNetworks implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("perigee.fetch.private-networks", "127.0.0.1/32");
  }

  @Override
  public void stop() {}
}
