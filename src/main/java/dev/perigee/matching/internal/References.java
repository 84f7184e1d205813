package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.event.EventDescriptors;
import dev.perigee.face.FaceDescriptors;
import dev.perigee.matching.internal.Reference.Kind;
import dev.perigee.matching.internal.Reference.Stored;
import dev.perigee.platform.error.ApiException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the descriptor of every reference. */
@ApplicationScoped
class References {

  /** Faces or events averaged into one reference at most; the newest are taken. */
  private static final int MOST_OBJECTS = 30;

  private final FaceDescriptors faces;
  private final EventDescriptors events;

  References(FaceDescriptors faces, EventDescriptors events) {
    this.faces = faces;
    this.events = events;
  }

  /** Objects that stand for stored references: the descriptors of each. */
  private record Found(Map<Stored, Collection<List<Descriptor>>> objects) {}

  /**
   * Descriptors of the references, all of one version.
   *
   * @param scope account whose objects may be seen, null for all
   * @param wanted what is compared: descriptors of the other kind are passed over
   * @return in the order of the references. Fails with 22002, 22011, 23001, 11041, 11057 or 11058
   *     (400) for an object that is not there, and as {@link CommonVersion#choose}
   */
  Uni<List<Descriptor>> descriptors(UUID scope, List<Reference> references, DescriptorKind wanted) {
    return find(scope, references)
        .map(
            found ->
                CommonVersion.choose(
                    references.stream().map(one -> sources(one, found, wanted)).toList(), wanted));
  }

  private Uni<Found> find(UUID scope, List<Reference> references) {
    Map<Kind, Set<String>> asked = new EnumMap<>(Kind.class);
    for (Reference reference : references) {
      if (reference instanceof Stored stored) {
        asked.computeIfAbsent(stored.kind(), kind -> new LinkedHashSet<>()).add(stored.id());
      }
    }
    Found all = new Found(new HashMap<>());
    return inOrder(asked.entrySet(), kind -> find(scope, kind.getKey(), kind.getValue(), all))
        .replaceWith(all);
  }

  private Uni<Void> find(UUID scope, Kind kind, Set<String> ids, Found all) {
    return switch (kind) {
      case FACE -> byUuid(kind, faces.ofFaces(scope, uuids(ids)), all);
      case ATTRIBUTE -> byUuid(kind, faces.ofAttributes(scope, uuids(ids)), all);
      case EVENT -> byUuid(kind, events.ofEvents(scope, uuids(ids)), all);
      case FACE_EXTERNAL_ID ->
          byText(kind, ids, id -> faces.ofExternalId(scope, id, MOST_OBJECTS), all);
      case EVENT_EXTERNAL_ID ->
          byText(kind, ids, id -> events.ofExternalId(scope, id, MOST_OBJECTS), all);
      case EVENT_TRACK_ID ->
          byText(kind, ids, id -> events.ofTrackId(scope, id, MOST_OBJECTS), all);
    };
  }

  private static Set<UUID> uuids(Set<String> ids) {
    return ids.stream().map(UUID::fromString).collect(Collectors.toSet());
  }

  private static Uni<Void> byUuid(Kind kind, Uni<Map<UUID, List<Descriptor>>> query, Found all) {
    return query
        .invoke(
            found ->
                found.forEach(
                    (id, descriptors) ->
                        all.objects.put(new Stored(kind, id.toString()), List.of(descriptors))))
        .replaceWithVoid();
  }

  private interface Query {
    Uni<Map<UUID, List<Descriptor>>> of(String text);
  }

  private static Uni<Void> byText(Kind kind, Set<String> ids, Query query, Found all) {
    return inOrder(
        ids,
        id ->
            query
                .of(id)
                .invoke(
                    found -> {
                      if (!found.isEmpty()) {
                        all.objects.put(new Stored(kind, id), found.values());
                      }
                    })
                .replaceWithVoid());
  }

  private interface Step<T> {
    Uni<Void> of(T item);
  }

  private static <T> Uni<Void> inOrder(Collection<T> items, Step<T> step) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(step::of)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static CommonVersion.Sources sources(
      Reference reference, Found found, DescriptorKind wanted) {
    return switch (reference) {
      case Reference.Given given ->
          new CommonVersion.Sources("", List.of(List.of(given.descriptor())));
      case Stored stored -> {
        Collection<List<Descriptor>> objects = found.objects.get(stored);
        if (objects == null) {
          throw ApiException.inBody(stored.kind().missing(), stored.id());
        }
        yield new CommonVersion.Sources(
            stored.id(), objects.stream().map(all -> ofKind(all, wanted)).toList());
      }
    };
  }

  private static List<Descriptor> ofKind(List<Descriptor> descriptors, DescriptorKind wanted) {
    return descriptors.stream()
        .filter(descriptor -> DescriptorVersions.get(descriptor.version()).kind() == wanted)
        .toList();
  }
}
