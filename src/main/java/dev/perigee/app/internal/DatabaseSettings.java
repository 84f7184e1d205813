package dev.perigee.app.internal;

import java.util.Optional;

/**
 * Whether the operator names a database.
 *
 * @param settings where to look
 */
record DatabaseSettings(StartSettings settings) {
  static final String REACTIVE = "quarkus.datasource.reactive.url";
  static final String JDBC = "quarkus.datasource.jdbc.url";

  private static final String REACTIVE_PREFIX = "vertx-reactive:";

  /** URL of the operator's database for the reactive client, empty when there is none. */
  Optional<String> reactiveUrl() {
    return settings.value(REACTIVE);
  }

  /**
   * URL of the same database for migrations: as configured, otherwise made from the reactive one.
   */
  Optional<String> jdbcUrl() {
    return settings.value(JDBC).or(() -> reactiveUrl().map(DatabaseSettings::toJdbc));
  }

  private static String toJdbc(String url) {
    String plain = url.startsWith(REACTIVE_PREFIX) ? url.substring(REACTIVE_PREFIX.length()) : url;
    return "jdbc:" + plain.replaceFirst("^postgres:", "postgresql:");
  }
}
