package dev.perigee.verifier.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.event.EventDescriptors;
import dev.perigee.face.FaceDescriptors;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds the objects that a verification names. */
@Singleton
class CandidateFinder {

  /** Newest faces that one external id stands for. */
  private static final int MOST_FACES = 100;

  private final FaceDescriptors faces;
  private final EventDescriptors events;

  CandidateFinder(FaceDescriptors faces, EventDescriptors events) {
    this.faces = faces;
    this.events = events;
  }

  /**
   * The objects of the account; fails with 34006 when none is named, and 22002, 23001, 22011 or
   * 11041 (400) for the first one that is not there.
   */
  Uni<NamedCandidates> find(UUID accountId, VerificationQuery query) {
    if (query.namesNobody()) {
      return Uni.createFrom().failure(ApiException.of(ErrorCode.NO_CANDIDATES));
    }
    return all(query.faceIds(), ErrorCode.FACE_NOT_FOUND, ids -> faces.ofFaces(accountId, ids))
        .chain(named -> withExternalIds(accountId, query.externalIds(), named))
        .chain(
            ofFaces ->
                all(
                        query.eventIds(),
                        ErrorCode.EVENT_NOT_FOUND,
                        ids -> events.ofEvents(accountId, ids))
                    .chain(
                        ofEvents ->
                            all(
                                    query.attributeIds(),
                                    ErrorCode.ATTRIBUTE_NOT_FOUND,
                                    ids -> faces.ofAttributes(accountId, ids))
                                .map(
                                    ofAttributes ->
                                        new NamedCandidates(ofFaces, ofEvents, ofAttributes))));
  }

  private interface Query {
    Uni<Map<UUID, List<Descriptor>>> of(Collection<UUID> ids);
  }

  private static Uni<Map<UUID, List<Descriptor>>> all(
      List<UUID> ids, ErrorCode missing, Query query) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return query
        .of(ids)
        .invoke(
            found -> {
              for (UUID id : ids) {
                if (!found.containsKey(id)) {
                  throw ApiException.inBody(missing, id);
                }
              }
            });
  }

  private Uni<Map<UUID, List<Descriptor>>> withExternalIds(
      UUID accountId, List<String> externalIds, Map<UUID, List<Descriptor>> named) {
    Map<UUID, List<Descriptor>> all = new LinkedHashMap<>(named);
    return Multi.createFrom()
        .iterable(externalIds)
        .onItem()
        .transformToUniAndConcatenate(
            id ->
                faces
                    .ofExternalId(accountId, id, MOST_FACES)
                    .invoke(
                        found -> {
                          if (found.isEmpty()) {
                            throw ApiException.inBody(ErrorCode.EXTERNAL_ID_NOT_FOUND, id);
                          }
                          all.putAll(found);
                        }))
        .collect()
        .last()
        .replaceWith(all);
  }
}
