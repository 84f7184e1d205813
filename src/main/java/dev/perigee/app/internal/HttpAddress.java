package dev.perigee.app.internal;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/**
 * Where the main API will listen, known before the framework starts so that a taken port is told at
 * once and not after the database has been created.
 *
 * @param host address
 * @param port TCP port, 0 for any
 */
record HttpAddress(String host, int port) {
  static final String HOST = "quarkus.http.host";
  static final String PORT = "quarkus.http.port";

  private static final String DEFAULT_HOST = "127.0.0.1";
  private static final int DEFAULT_PORT = 5000;

  static HttpAddress ofProcess(ServeOptions options) {
    String host = options.host() != null ? options.host() : value(HOST, DEFAULT_HOST);
    int port =
        options.port() != null
            ? options.port()
            : Integer.parseInt(value(PORT, Integer.toString(DEFAULT_PORT)));
    return new HttpAddress(host, port);
  }

  /**
   * Tries the address.
   *
   * @throws StartException when nothing can listen there
   */
  void checkFree() {
    if (port < 0 || port > 65535) {
      throw new StartException("The port must be between 0 and 65535, not " + port + ".");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (BindException e) {
      throw new StartException(
          "Cannot listen on "
              + host
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "). Stop the program that uses it, or choose another with --port or --host.",
          e);
    } catch (IOException e) {
      throw new StartException("Cannot listen on " + host + ":" + port + ": " + e, e);
    }
  }

  private static String value(String key, String otherwise) {
    String variable = System.getenv(key.replace('.', '_').toUpperCase(Locale.ROOT));
    return System.getProperty(key, variable == null ? otherwise : variable);
  }
}
