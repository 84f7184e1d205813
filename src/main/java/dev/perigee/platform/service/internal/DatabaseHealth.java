package dev.perigee.platform.service.internal;

import dev.perigee.platform.service.HealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Asks the database the cheapest question. */
@Singleton
class DatabaseHealth implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(DatabaseHealth.class);

  private final Pool pool;

  DatabaseHealth(Pool pool) {
    this.pool = pool;
  }

  @Override
  public String component() {
    return "db";
  }

  @Override
  public Uni<Void> check() {
    return pool.query("SELECT 1")
        .execute()
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.warn("the database does not answer", e))
        .onFailure()
        .transform(e -> new IllegalStateException("the database does not answer"));
  }
}
