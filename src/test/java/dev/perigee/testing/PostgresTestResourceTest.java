package dev.perigee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostgresTestResourceTest {
  @Inject Pool reactive;
  @Inject AgroalDataSource jdbc;

  @Test
  void both_data_sources_reach_the_test_database() throws SQLException {
    String seenByReactive =
        reactive
            .query("select current_database()")
            .executeAndAwait()
            .iterator()
            .next()
            .getString(0);

    try (var connection = jdbc.getConnection()) {
      assertThat(connection.getCatalog()).isEqualTo(seenByReactive).isEqualTo("perigee_test");
    }
  }
}
