package dev.perigee.platform.http;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.config.PerigeeConfig.Listener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Where the services beside the main API are to listen. */
public final class ServiceAddresses {
  private static final int HIGHEST_PORT = 65_535;

  private ServiceAddresses() {}

  /**
   * @param service not the main API
   * @param host address or name
   * @param port TCP port, 0 for any
   */
  public record Address(Service service, String host, int port) {

    /** The configuration key that moves it. */
    public String setting() {
      return "perigee.services." + service.key() + ".port";
    }

    /** Host and port, for messages. */
    public String authority() {
      return ServiceAddresses.authority(host, port);
    }
  }

  /** Settings by service. */
  public static Map<Service, Listener> settings(PerigeeConfig.Services services) {
    Map<Service, Listener> settings = new EnumMap<>(Service.class);
    settings.put(Service.ADMIN, services.admin());
    settings.put(Service.IMAGE_STORE, services.imageStore());
    settings.put(Service.LICENSES, services.licenses());
    settings.put(Service.STREAMS, services.streams());
    return settings;
  }

  /**
   * Addresses of the services that are switched on.
   *
   * @param settings of every service beside the main API
   * @param mainPort port of the main API; 0 (any) makes the default of the others 0, too
   * @throws IllegalArgumentException when a port is none, with a message for the operator
   */
  public static List<Address> of(Map<Service, Listener> settings, int mainPort) {
    List<Address> addresses = new ArrayList<>();
    settings.forEach(
        (service, listener) -> {
          if (listener.enabled()) {
            int port = port(service, listener.port(), mainPort);
            addresses.add(new Address(service, listener.host(), port));
          }
        });
    return addresses;
  }

  /** Host and port as URLs have them. */
  public static String authority(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private static int port(Service service, OptionalInt set, int mainPort) {
    int port = set.orElse(mainPort == 0 ? 0 : mainPort + service.portOffset());
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "The port of the "
              + service.title()
              + " would be "
              + port
              + ". Set perigee.services."
              + service.key()
              + ".port to one between 0 and "
              + HIGHEST_PORT
              + ".");
    }
    return port;
  }
}
