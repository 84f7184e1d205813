package dev.perigee.platform.work;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Sessions of Hibernate that last until their work is done. Cancelled with the request of a client
 * that goes away, they would be closed while the database still answers them.
 */
public final class Sessions {
  private Sessions() {}

  /** Runs the work in a session. */
  public static <T> Uni<T> read(Supplier<Uni<T>> work) {
    return ToTheEnd.of(Panache.withSession(work));
  }

  /** Runs the work in a session and a transaction; rolled back when it fails. */
  public static <T> Uni<T> write(Supplier<Uni<T>> work) {
    return ToTheEnd.of(Panache.withTransaction(work));
  }
}
