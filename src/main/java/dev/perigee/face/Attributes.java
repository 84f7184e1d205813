package dev.perigee.face;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Temporary attributes. An expired one does not exist for any caller. */
public interface Attributes {

  /** Lifetime when the caller names none. */
  Duration DEFAULT_TTL = Duration.ofSeconds(300);

  /**
   * Stores an attribute.
   *
   * @param accountId owner
   * @param ttl 1..86,400 s
   * @return its id; fails with 22022 when the data hold neither descriptors nor basic attributes
   */
  Uni<UUID> create(UUID accountId, AttributeData data, Duration ttl);

  /**
   * Attributes by id.
   *
   * @param scope account that may be seen, null for all
   * @return those that exist in the scope, in the order of the ids
   */
  Uni<List<TemporaryAttribute>> byIds(UUID scope, Collection<UUID> attributeIds);

  /** Removes an attribute of the account; false when there is none. */
  Uni<Boolean> delete(UUID accountId, UUID attributeId);
}
