package dev.perigee.matching.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.work.WorkerPool;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Threads for comparisons that do not go through the index. */
@ApplicationScoped
class MatchWorkers {
  private final WorkerPool pool;

  MatchWorkers(PerigeeConfig config) {
    this.pool =
        new WorkerPool(
            "matching",
            config.matcher().threads().orElse(Runtime.getRuntime().availableProcessors()),
            config.matcher().queue());
  }

  /** As {@link WorkerPool#submit}. */
  <T> Uni<T> submit(Callable<T> work) {
    return pool.submit(work);
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
