package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.matching.MatchEntity;
import dev.perigee.matching.internal.Reference.Kind;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads the references of a request and the descriptors among them. */
final class ReferenceReader {
  private final Set<String> namesOfDescriptors = new HashSet<>();
  private final DescriptorKind wanted;

  private ReferenceReader(DescriptorKind wanted) {
    this.wanted = wanted;
  }

  /**
   * @param wanted what the request compares
   * @throws ApiException 12022 wrong field, 26301 two descriptors with one name, 12034, 12036,
   *     12038, 12031 bad descriptor; a version of the other kind counts as unknown (12036)
   */
  static List<Reference> read(List<MatchEntity> references, DescriptorKind wanted) {
    ReferenceReader reader = new ReferenceReader(wanted);
    List<Reference> all = new ArrayList<>(references.size());
    for (int i = 0; i < references.size(); i++) {
      all.add(reader.read(references.get(i), "references." + i));
    }
    return all;
  }

  private Reference read(MatchEntity reference, String path) {
    return switch (reference.type()) {
      case "face" -> stored(Kind.FACE, reference, path);
      case "attribute" -> stored(Kind.ATTRIBUTE, reference, path);
      case "event" -> stored(Kind.EVENT, reference, path);
      case "face_external_id", "external_id" -> stored(Kind.FACE_EXTERNAL_ID, reference, path);
      case "event_external_id" -> stored(Kind.EVENT_EXTERNAL_ID, reference, path);
      case "event_track_id" -> stored(Kind.EVENT_TRACK_ID, reference, path);
      default -> given(reference, GivenDescriptor.read(reference, path));
    };
  }

  private Reference given(MatchEntity reference, Descriptor descriptor) {
    DescriptorVersions.get(descriptor.version(), wanted);
    if (!namesOfDescriptors.add(reference.id())) {
      throw InvalidMatch.because("reference id '" + reference.id() + "' is not unique");
    }
    return new Reference.Given(descriptor);
  }

  private static Reference stored(Kind kind, MatchEntity reference, String path) {
    String id = reference.id();
    if (!kind.byUuid()) {
      return new Reference.Stored(kind, id);
    }
    if (!Uuids.isUuid(id)) {
      throw InvalidMatch.at(path + ".id", "value is not a valid uuid");
    }
    return new Reference.Stored(kind, UUID.fromString(id).toString());
  }
}
