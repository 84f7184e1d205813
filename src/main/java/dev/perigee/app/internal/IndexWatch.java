package dev.perigee.app.internal;

import dev.perigee.descriptor.IndexAudit;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.work.OverloadedException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Compares the descriptor index with the database as often as the operator wants. */
@ApplicationScoped
class IndexWatch {
  private static final Logger LOG = Logger.getLogger(IndexWatch.class);

  private final Vertx vertx;
  private final PerigeeConfig config;
  private final IndexAudit audit;

  IndexWatch(Vertx vertx, PerigeeConfig config, IndexAudit audit) {
    this.vertx = vertx;
    this.config = config;
    this.audit = audit;
  }

  void onStart(@Observes StartupEvent event) {
    config
        .matcher()
        .auditEvery()
        .ifPresent(pause -> vertx.setPeriodic(pause.toMillis(), timer -> compare()));
  }

  private void compare() {
    audit
        .run()
        .subscribe()
        .with(
            result -> {}, // the audit writes it to the log
            failure -> {
              if (!(failure instanceof OverloadedException)) { // the last one still goes on
                LOG.warnf("the index could not be compared with the database: %s", failure);
              }
            });
  }
}
