package dev.perigee.api.robustness;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.Similarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** What an account must have after everything it did: the oracle of the test. */
final class Belongings {
  final Map<String, FaceState> faces = new LinkedHashMap<>();
  final Map<String, String> lists = new LinkedHashMap<>(); // user data by id
  final Map<String, AttributeState> attributes = new LinkedHashMap<>();
  final Set<String> samples = new LinkedHashSet<>();
  final Set<String> images = new LinkedHashSet<>();
  final Set<String> objects = new LinkedHashSet<>();
  final Set<String> tokens = new LinkedHashSet<>();

  /** A face. */
  static final class FaceState {
    String userData = "";
    String externalId = "";
    boolean attributed;
    Descriptor descriptor; // null: none
    String attributeId; // null: none
    final Set<String> lists = new LinkedHashSet<>();
  }

  /**
   * A temporary attribute.
   *
   * @param descriptor null for one with basic attributes only
   */
  record AttributeState(Descriptor descriptor) {}

  /** A candidate and how similar it is. */
  record Scored(String id, double similarity) {}

  List<String> faces(Predicate<FaceState> filter) {
    List<String> ids = new ArrayList<>();
    faces.forEach(
        (id, face) -> {
          if (filter.test(face)) {
            ids.add(id);
          }
        });
    return ids;
  }

  /** Similarity of each face that has a descriptor and passes, best first. */
  List<Scored> ranking(Descriptor reference, Predicate<String> filter) {
    List<Scored> all = new ArrayList<>();
    faces.forEach(
        (id, face) -> {
          if (face.descriptor != null && filter.test(id)) {
            all.add(new Scored(id, Similarity.of(reference, face.descriptor)));
          }
        });
    all.sort(Comparator.comparingDouble(Scored::similarity).reversed());
    return all;
  }

  void forget(String faceId) {
    faces.remove(faceId);
  }

  void forgetList(String listId, boolean withFaces) {
    lists.remove(listId);
    if (withFaces) {
      faces(face -> face.lists.contains(listId)).forEach(this::forget);
    }
    faces.values().forEach(face -> face.lists.remove(listId));
  }

  /** Temporary attributes that serve no face. */
  List<String> freeAttributes() {
    List<String> free = new ArrayList<>(attributes.keySet());
    faces.values().forEach(face -> free.remove(face.attributeId));
    return free;
  }

  static String any(Random random, Collection<String> ids) {
    return ids.stream().skip(random.nextInt(ids.size())).findFirst().orElseThrow();
  }
}
