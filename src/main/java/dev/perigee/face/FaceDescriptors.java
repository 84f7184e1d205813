package dev.perigee.face;

import dev.perigee.descriptor.Descriptor;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Descriptors by what they belong to: references and small sets of candidates for matching. */
public interface FaceDescriptors {

  /**
   * All versions of the descriptors of the faces.
   *
   * @param scope account that may be seen, null for all
   * @return one entry per face that exists in the scope; its list is empty when the face has no
   *     descriptor
   */
  Uni<Map<UUID, List<Descriptor>>> ofFaces(UUID scope, Collection<UUID> faceIds);

  /**
   * Descriptors of the newest faces with the external id.
   *
   * @param limit at most so many faces
   * @return one entry per face, newest first, as in {@link #ofFaces}; empty when no face has the
   *     external id
   */
  Uni<Map<UUID, List<Descriptor>>> ofExternalId(UUID scope, String externalId, int limit);

  /** As {@link #ofFaces}, for temporary attributes that have not expired. */
  Uni<Map<UUID, List<Descriptor>>> ofAttributes(UUID scope, Collection<UUID> attributeIds);
}
