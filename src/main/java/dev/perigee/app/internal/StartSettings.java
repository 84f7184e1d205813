package dev.perigee.app.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Settings that are needed before the framework starts, looked up in the places where it will look:
 * system properties, environment, {@code config/application.properties} in the current folder.
 *
 * @param system system properties
 * @param environment environment variables
 * @param file content of the configuration file
 */
record StartSettings(Properties system, Map<String, String> environment, Properties file) {

  static StartSettings ofProcess() {
    Properties file = new Properties();
    Path path = Path.of("config", "application.properties");
    if (Files.isReadable(path)) {
      try (InputStream in = Files.newInputStream(path)) {
        file.load(in);
      } catch (IOException e) {
        throw new StartException("The configuration file " + path + " cannot be read: " + e, e);
      }
    }
    return new StartSettings(System.getProperties(), System.getenv(), file);
  }

  /** Value of a key, empty when it is not set or blank. */
  Optional<String> value(String key) {
    String found = system.getProperty(key);
    if (found == null) {
      found = environment.get(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }
    if (found == null) {
      found = file.getProperty(key);
    }
    return Optional.ofNullable(found).map(String::strip).filter(v -> !v.isEmpty());
  }

  /**
   * Whole number of a key, empty when it is not set.
   *
   * @throws StartException when it is something else
   */
  Optional<Integer> number(String key) {
    return value(key)
        .map(
            text -> {
              try {
                return Integer.valueOf(text);
              } catch (NumberFormatException e) {
                throw new StartException(key + " must be a whole number, not " + text + ".", e);
              }
            });
  }
}
