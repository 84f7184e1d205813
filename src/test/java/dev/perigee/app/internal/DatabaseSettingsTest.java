package dev.perigee.app.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
  private final Properties system = new Properties();
  private final Properties file = new Properties();

  @Test
  void without_any_setting_there_is_no_database_of_the_operator() {
    assertThat(settings(Map.of()).reactiveUrl()).isEmpty();
    assertThat(settings(Map.of()).jdbcUrl()).isEmpty();
  }

  @Test
  void the_environment_names_the_database() {
    Map<String, String> environment =
        Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://db:5432/faces");

    assertThat(settings(environment).reactiveUrl()).contains("postgresql://db:5432/faces");
  }

  @Test
  void the_url_for_migrations_follows_from_the_reactive_one() {
    file.setProperty("quarkus.datasource.reactive.url", "vertx-reactive:postgresql://db/faces");

    assertThat(settings(Map.of()).jdbcUrl()).contains("jdbc:postgresql://db/faces");
  }

  @Test
  void a_url_for_migrations_of_its_own_is_kept() {
    system.setProperty("quarkus.datasource.reactive.url", "postgresql://pooler/faces");
    system.setProperty("quarkus.datasource.jdbc.url", "jdbc:postgresql://direct/faces");

    assertThat(settings(Map.of()).jdbcUrl()).contains("jdbc:postgresql://direct/faces");
  }

  @Test
  void a_blank_value_counts_as_none() {
    assertThat(settings(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", " ")).reactiveUrl()).isEmpty();
  }

  private DatabaseSettings settings(Map<String, String> environment) {
    return new DatabaseSettings(new StartSettings(system, environment, file));
  }
}
