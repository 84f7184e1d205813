package dev.perigee.app.internal;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the command line says about serving.
 *
 * @param port port of the main API, null when not given
 * @param host address to listen on, null when not given
 * @param data data folder, null when not given
 */
record ServeOptions(Integer port, String host, Path data) {
  static final String DATA_VARIABLE = "PERIGEE_DATA";

  /** The folder asked for, or the one of the environment, or {@code data} beside the program. */
  Path dataFolder(Map<String, String> environment) {
    if (data != null) {
      return data.toAbsolutePath().normalize();
    }
    String named = environment.get(DATA_VARIABLE);
    if (named != null && !named.isBlank()) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    return ProgramFolder.find(environment).resolve("data");
  }
}
