package dev.perigee.platform.work;

import io.smallrye.mutiny.Uni;

/** Work that must not be stopped halfway. */
public final class ToTheEnd {
  private ToTheEnd() {}

  /**
   * The same Uni, which goes on when the caller goes away: a client that closes its connection
   * cancels what was begun for it.
   */
  public static <T> Uni<T> of(Uni<T> work) {
    return Uni.createFrom()
        .emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
  }
}
