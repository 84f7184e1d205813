package dev.perigee.testing;

import dev.perigee.postgres.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives the application under test an empty database. The server lives in {@code target/test-data},
 * is started once per test JVM and reused by the next run.
 *
 * <p>Nothing has to be written in a test for it: {@link GlobalTestResources} registers it for every
 * {@code @QuarkusTest}.
 */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {
  private static final String DATABASE = "perigee_test";
  private static final Path FOLDER = Path.of("target", "test-data", "postgres");

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    postgres = EmbeddedPostgres.start(FOLDER, step -> {});
    postgres.recreate(DATABASE);
    return Map.of(
        "quarkus.datasource.username", EmbeddedPostgres.USER,
        "quarkus.datasource.password", postgres.password(),
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(DATABASE),
        "quarkus.datasource.reactive.url", postgres.reactiveUrl(DATABASE));
  }

  @Override
  public void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }
}
