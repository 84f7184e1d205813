package dev.perigee.face;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.UUID;

/** Changes lists of one account and what is attached to them. */
public interface Lists {

  /** How far a deletion has come when its Uni completes. */
  enum Removal {
    /** Everything is gone. */
    DONE,
    /** The list is gone for every reader; its many faces follow in the background. */
    CONTINUES
  }

  /** Creates a list and gives its id. */
  Uni<UUID> create(UUID accountId, String userData);

  /** Replaces the user data; fails with 22003. */
  Uni<Void> patch(UUID accountId, UUID listId, String userData);

  /**
   * Attaches faces; repeated ids count once, attached ones stay. Fails with 22003 (400), then 22004
   * (400); nothing is attached then.
   */
  Uni<Void> attach(UUID accountId, UUID listId, Collection<UUID> faceIds);

  /** Detaches faces; otherwise as {@link #attach}. */
  Uni<Void> detach(UUID accountId, UUID listId, Collection<UUID> faceIds);

  /** Removes a list, with or without its faces; fails with 22003. */
  Uni<Removal> delete(UUID accountId, UUID listId, boolean withFaces);

  /** Removes many lists; a missing one fails the request with 22005 (400), nothing is removed. */
  Uni<Removal> deleteAll(UUID accountId, Collection<UUID> listIds, boolean withFaces);
}
