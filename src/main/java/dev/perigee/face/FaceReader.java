package dev.perigee.face;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what the database knows of faces; {@link FaceDescriptors} reads for matching. */
public interface FaceReader {

  /** One page, newest first, or by id when the filter has a bound on it. Pages count from 1. */
  Uni<List<Face>> page(FaceFilter filter, int page, int pageSize);

  /** How many faces the filter lets through. */
  Uni<Long> count(FaceFilter filter);

  /** Ids of all faces that the filter lets through, in no order. */
  Uni<Set<UUID>> ids(FaceFilter filter);

  /**
   * Metadata rows by id.
   *
   * @param scope account that may be seen, null for all
   * @return the faces that exist in the scope; unknown ids are left out
   */
  Uni<Map<UUID, Face>> byIds(UUID scope, Collection<UUID> faceIds);

  /**
   * The attribute of a face.
   *
   * @param scope account that may be seen, null for all
   * @return fails with 22002, or 11032 when the face has no attribute
   */
  Uni<FaceAttributes> attributes(UUID scope, UUID faceId);

  /** How many faces of the scope have a descriptor or basic attributes. */
  Uni<Long> countWithAttributes(UUID scope);
}
