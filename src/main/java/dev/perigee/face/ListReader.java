package dev.perigee.face;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads lists. A list whose deletion has been accepted does not exist. */
public interface ListReader {

  /** One page, newest first, or by id when the filter has a bound on it. Pages count from 1. */
  Uni<List<FaceList>> page(ListFilter filter, int page, int pageSize);

  /** How many lists the filter lets through. */
  Uni<Long> count(ListFilter filter);

  /** The list, if the scope (null: all accounts) has it. */
  Uni<Optional<FaceList>> byId(UUID scope, UUID listId);

  /**
   * Whether the scope (null: all accounts) has the list. Opens no database session: may be asked
   * several times at once.
   */
  Uni<Boolean> exists(UUID scope, UUID listId);
}
