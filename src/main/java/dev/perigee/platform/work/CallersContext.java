package dev.perigee.platform.work;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Brings results back from threads of others. */
public final class CallersContext {
  private CallersContext() {}

  /**
   * The same Uni, whose result arrives on the Vert.x context that subscribes, so that
   * request-scoped beans and database sessions go on working. Without such a context it arrives
   * where it is made.
   */
  public static <T> Uni<T> returning(Uni<T> uni) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context context = Vertx.currentContext();
              return context == null
                  ? uni
                  : uni.emitOn(result -> context.runOnContext(ignored -> result.run()));
            });
  }
}
