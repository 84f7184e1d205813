package dev.perigee.handler;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Handlers as those who generate events need them. */
public interface Handlers {

  /**
   * A handler that is ready to be used.
   *
   * @param handler as stored
   * @param policies of a static handler, null for others
   */
  record Usable(Handler handler, Policies policies) {}

  /**
   * The handler of the account. A change made by another process may take a second to be seen.
   *
   * @return fails with 34000
   */
  Uni<Usable> usable(UUID accountId, UUID handlerId);
}
