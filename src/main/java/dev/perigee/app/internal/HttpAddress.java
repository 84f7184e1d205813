package dev.perigee.app.internal;

import dev.perigee.platform.config.PerigeeConfig.Listener;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.http.ServiceAddresses;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where one of the services will listen, known before the framework starts so that a taken port is
 * told at once and not after the database has been created.
 *
 * @param host address
 * @param port TCP port, 0 for any
 * @param title name of the service for people
 * @param remedy what moves it elsewhere
 */
record HttpAddress(String host, int port, String title, String remedy) {
  static final String HOST = "quarkus.http.host";
  static final String PORT = "quarkus.http.port";

  private static final String DEFAULT_HOST = "127.0.0.1";
  private static final int DEFAULT_PORT = 5000;

  /** The main API's address, then those of the other services that are switched on. */
  static List<HttpAddress> of(ServeOptions options, StartSettings settings) {
    String host =
        Optional.ofNullable(options.host()).or(() -> settings.value(HOST)).orElse(DEFAULT_HOST);
    int port =
        Optional.ofNullable(options.port()).or(() -> settings.number(PORT)).orElse(DEFAULT_PORT);
    if (port < 0 || port > 65535) {
      throw new StartException("The port must be between 0 and 65535, not " + port + ".");
    }
    List<HttpAddress> addresses = new ArrayList<>();
    addresses.add(new HttpAddress(host, port, Service.MAIN.title(), "--port or --host"));
    try {
      ServiceAddresses.of(listeners(settings), port)
          .forEach(
              a ->
                  addresses.add(
                      new HttpAddress(a.host(), a.port(), a.service().title(), a.setting())));
    } catch (IllegalArgumentException e) {
      throw new StartException(e.getMessage(), e);
    }
    return addresses;
  }

  /**
   * Tries the address.
   *
   * @throws StartException when nothing can listen there
   */
  void checkFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (BindException e) {
      throw new StartException(
          "Cannot listen on "
              + ServiceAddresses.authority(host, port)
              + " for the "
              + title
              + " ("
              + e.getMessage()
              + "). Stop the program that uses it, or choose another with "
              + remedy
              + ".",
          e);
    } catch (IOException e) {
      throw new StartException(
          "Cannot listen on " + ServiceAddresses.authority(host, port) + ": " + e, e);
    }
  }

  private static Map<Service, Listener> listeners(StartSettings settings) {
    Map<Service, Listener> listeners = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      if (service != Service.MAIN) {
        listeners.put(service, listener(settings, "perigee.services." + service.key() + "."));
      }
    }
    return listeners;
  }

  private static Listener listener(StartSettings settings, String prefix) {
    Optional<Integer> port = settings.number(prefix + "port");
    return new Found(
        settings.value(prefix + "enabled").map(Boolean::parseBoolean).orElse(true),
        settings.value(prefix + "host").orElse(DEFAULT_HOST),
        port.isPresent() ? OptionalInt.of(port.get()) : OptionalInt.empty());
  }

  private record Found(boolean enabled, String host, OptionalInt port) implements Listener {}
}
