package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.face.FaceDescriptors;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the descriptor of every reference. */
@ApplicationScoped
class References {

  /** Faces averaged into one reference at most. */
  private static final int MOST_FACES = 30;

  private final FaceDescriptors stored;

  References(FaceDescriptors stored) {
    this.stored = stored;
  }

  /** What the database knows of the stored references. */
  private record Found(
      Map<UUID, List<Descriptor>> faces,
      Map<UUID, List<Descriptor>> attributes,
      Map<String, Collection<List<Descriptor>>> externalIds) {}

  /**
   * Descriptors of the references, all of one version.
   *
   * @param scope account whose objects may be seen, null for all
   * @return in the order of the references. Fails with 22002, 22011 or 11041 (400) for an object
   *     that is not there, and as {@link CommonVersion#choose}
   */
  Uni<List<Descriptor>> descriptors(UUID scope, List<Reference> references) {
    return find(scope, references)
        .map(
            found ->
                CommonVersion.choose(references.stream().map(one -> sources(one, found)).toList()));
  }

  private Uni<Found> find(UUID scope, List<Reference> references) {
    Set<UUID> faces = new HashSet<>();
    Set<UUID> attributes = new HashSet<>();
    Set<String> externalIds = new HashSet<>();
    for (Reference reference : references) {
      switch (reference) {
        case Reference.OfFace face -> faces.add(face.faceId());
        case Reference.OfAttribute attribute -> attributes.add(attribute.attributeId());
        case Reference.OfExternalId external -> externalIds.add(external.externalId());
        case Reference.Given given -> {}
      }
    }
    return faces(scope, faces)
        .chain(
            ofFaces ->
                attributes(scope, attributes)
                    .chain(
                        ofAttributes ->
                            externalIds(scope, externalIds)
                                .map(ofIds -> new Found(ofFaces, ofAttributes, ofIds))));
  }

  private Uni<Map<UUID, List<Descriptor>>> faces(UUID scope, Set<UUID> ids) {
    return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : stored.ofFaces(scope, ids);
  }

  private Uni<Map<UUID, List<Descriptor>>> attributes(UUID scope, Set<UUID> ids) {
    return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : stored.ofAttributes(scope, ids);
  }

  private Uni<Map<String, Collection<List<Descriptor>>>> externalIds(UUID scope, Set<String> ids) {
    Map<String, Collection<List<Descriptor>>> all = new HashMap<>();
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(
            id ->
                stored
                    .ofExternalId(scope, id, MOST_FACES)
                    .invoke(faces -> all.put(id, faces.values())))
        .collect()
        .last()
        .replaceWith(all);
  }

  private static CommonVersion.Sources sources(Reference reference, Found found) {
    return switch (reference) {
      case Reference.Given given ->
          new CommonVersion.Sources("", List.of(List.of(given.descriptor())));
      case Reference.OfFace face ->
          one(face.faceId(), found.faces().get(face.faceId()), ErrorCode.FACE_NOT_FOUND);
      case Reference.OfAttribute attribute ->
          one(
              attribute.attributeId(),
              found.attributes().get(attribute.attributeId()),
              ErrorCode.ATTRIBUTE_NOT_FOUND);
      case Reference.OfExternalId external -> {
        Collection<List<Descriptor>> faces = found.externalIds().get(external.externalId());
        if (faces.isEmpty()) {
          throw ApiException.inBody(ErrorCode.EXTERNAL_ID_NOT_FOUND, external.externalId());
        }
        yield new CommonVersion.Sources(external.externalId(), faces);
      }
    };
  }

  private static CommonVersion.Sources one(
      UUID id, List<Descriptor> descriptors, ErrorCode missing) {
    if (descriptors == null) {
      throw ApiException.inBody(missing, id);
    }
    return new CommonVersion.Sources(id.toString(), List.of(descriptors));
  }
}
