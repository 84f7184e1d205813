package dev.perigee.platform.http;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the server listens. */
@Singleton
public class Listeners {
  private final String host;

  /**
   * @param host address or name that the server binds to
   */
  public Listeners(@ConfigProperty(name = "quarkus.http.host") String host) {
    this.host = host;
  }

  /** True when no listener can be reached from another machine. */
  public boolean loopbackOnly() {
    return isLoopback(host);
  }

  /** A name that cannot be resolved counts as reachable. */
  static boolean isLoopback(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
