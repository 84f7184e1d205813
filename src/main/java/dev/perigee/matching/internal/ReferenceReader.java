package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.matching.MatchEntity;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads the references of a request and the descriptors among them. */
final class ReferenceReader {
  private final Set<String> namesOfDescriptors = new HashSet<>();

  private ReferenceReader() {}

  /**
   * @throws ApiException 12022 wrong field, 26301 two descriptors with one name, 12034, 12036,
   *     12038, 12031 bad descriptor; 23001, 11057, 11058 for events, of which there are none
   */
  static List<Reference> read(List<MatchEntity> references) {
    ReferenceReader reader = new ReferenceReader();
    List<Reference> all = new ArrayList<>(references.size());
    for (int i = 0; i < references.size(); i++) {
      all.add(reader.read(references.get(i), "references." + i));
    }
    return all;
  }

  private Reference read(MatchEntity reference, String path) {
    String id = reference.id();
    return switch (reference.type()) {
      case "face" -> new Reference.OfFace(uuid(id, path));
      case "attribute" -> new Reference.OfAttribute(uuid(id, path));
      case "face_external_id", "external_id" -> new Reference.OfExternalId(id);
      case "event" -> throw ApiException.inBody(ErrorCode.EVENT_NOT_FOUND, uuid(id, path));
      case "event_external_id" ->
          throw ApiException.inBody(ErrorCode.EVENT_EXTERNAL_ID_NOT_FOUND, id);
      case "event_track_id" -> throw ApiException.inBody(ErrorCode.EVENT_TRACK_ID_NOT_FOUND, id);
      default -> given(reference, GivenDescriptor.read(reference, path));
    };
  }

  private Reference given(MatchEntity reference, Descriptor descriptor) {
    if (!namesOfDescriptors.add(reference.id())) {
      throw InvalidMatch.because("reference id '" + reference.id() + "' is not unique");
    }
    return new Reference.Given(descriptor);
  }

  private static UUID uuid(String id, String path) {
    if (!Uuids.isUuid(id)) {
      throw InvalidMatch.at(path + ".id", "value is not a valid uuid");
    }
    return UUID.fromString(id);
  }
}
