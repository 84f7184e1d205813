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
 * Whether the operator names a database. Looked up before the framework starts, in the places where
 * the framework will look: system properties, environment, {@code config/application.properties} in
 * the current folder.
 *
 * @param system system properties
 * @param environment environment variables
 * @param file content of the configuration file
 */
record DatabaseSettings(Properties system, Map<String, String> environment, Properties file) {
  static final String REACTIVE = "quarkus.datasource.reactive.url";
  static final String JDBC = "quarkus.datasource.jdbc.url";

  private static final String REACTIVE_PREFIX = "vertx-reactive:";

  static DatabaseSettings ofProcess() {
    Properties file = new Properties();
    Path path = Path.of("config", "application.properties");
    if (Files.isReadable(path)) {
      try (InputStream in = Files.newInputStream(path)) {
        file.load(in);
      } catch (IOException e) {
        throw new StartException("The configuration file " + path + " cannot be read: " + e, e);
      }
    }
    return new DatabaseSettings(System.getProperties(), System.getenv(), file);
  }

  /** URL of the operator's database for the reactive client, empty when there is none. */
  Optional<String> reactiveUrl() {
    return value(REACTIVE);
  }

  /**
   * URL of the same database for migrations: as configured, otherwise made from the reactive one.
   */
  Optional<String> jdbcUrl() {
    return value(JDBC).or(() -> reactiveUrl().map(DatabaseSettings::toJdbc));
  }

  private static String toJdbc(String url) {
    String plain = url.startsWith(REACTIVE_PREFIX) ? url.substring(REACTIVE_PREFIX.length()) : url;
    return "jdbc:" + plain.replaceFirst("^postgres:", "postgresql:");
  }

  private Optional<String> value(String key) {
    String found = system.getProperty(key);
    if (found == null) {
      found = environment.get(key.replace('.', '_').toUpperCase(Locale.ROOT));
    }
    if (found == null) {
      found = file.getProperty(key);
    }
    return Optional.ofNullable(found).filter(v -> !v.isBlank());
  }
}
