package dev.perigee.platform.http;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.config.PerigeeConfig.Listener;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the server listens. */
@Singleton
public class Listeners {
  private final List<String> hosts;
  private final Map<Service, String> urls = new ConcurrentHashMap<>();
  private final Map<Integer, Service> byPort = new ConcurrentHashMap<>();

  /**
   * @param host address or name that the main API binds to
   */
  @Inject
  public Listeners(@ConfigProperty(name = "quarkus.http.host") String host, PerigeeConfig config) {
    this(
        Stream.concat(
                Stream.of(host),
                ServiceAddresses.settings(config.services()).values().stream()
                    .filter(Listener::enabled)
                    .map(Listener::host))
            .toArray(String[]::new));
  }

  /** Listeners at the hosts, for tests. */
  public Listeners(String... hosts) {
    this.hosts = Arrays.asList(hosts);
  }

  /** True when no listener can be reached from another machine. */
  public boolean loopbackOnly() {
    return hosts.stream().allMatch(Listeners::isLoopback);
  }

  /** Notes where a service listens. */
  public void opened(Service service, String host, int port) {
    urls.put(service, "http://" + ServiceAddresses.authority(host, port));
    byPort.put(port, service);
  }

  /** Base URL of each service that listens, the main API's as soon as the server has started. */
  public Map<Service, String> urls() {
    return new EnumMap<>(urls);
  }

  /** The service that a request is for, by the server's end of its connection. */
  public Service serviceAt(SocketAddress local) {
    return local == null ? Service.MAIN : byPort.getOrDefault(local.port(), Service.MAIN);
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
