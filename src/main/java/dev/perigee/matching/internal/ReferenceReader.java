package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.ArrayList;
import java.util.Base64;
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
  static List<Reference> read(List<MatchBody.Reference> references) {
    ReferenceReader reader = new ReferenceReader();
    List<Reference> all = new ArrayList<>(references.size());
    for (int i = 0; i < references.size(); i++) {
      all.add(reader.read(references.get(i), "references." + i));
    }
    return all;
  }

  private Reference read(MatchBody.Reference reference, String path) {
    String id = reference.id();
    return switch (reference.type()) {
      case "face" -> new Reference.OfFace(uuid(id, path));
      case "attribute" -> new Reference.OfAttribute(uuid(id, path));
      case "face_external_id", "external_id" -> new Reference.OfExternalId(id);
      case "event" -> throw ApiException.inBody(ErrorCode.EVENT_NOT_FOUND, uuid(id, path));
      case "event_external_id" ->
          throw ApiException.inBody(ErrorCode.EVENT_EXTERNAL_ID_NOT_FOUND, id);
      case "event_track_id" -> throw ApiException.inBody(ErrorCode.EVENT_TRACK_ID_NOT_FOUND, id);
      case "sdk_descriptor" ->
          given(reference, DescriptorFormats.fromSdk(bytes(reference.data(), path + ".data")));
      case "xpk_file" ->
          given(reference, DescriptorFormats.fromXpk(bytes(reference.data(), path + ".data")));
      case "raw_descriptor" -> given(reference, raw(reference, path));
      default -> throw InvalidMatch.at(path + ".type", "value is not valid");
    };
  }

  private Reference given(MatchBody.Reference reference, Descriptor descriptor) {
    if (!namesOfDescriptors.add(reference.id())) {
      throw InvalidMatch.because("reference id '" + reference.id() + "' is not unique");
    }
    return new Reference.Given(descriptor);
  }

  private static Descriptor raw(MatchBody.Reference reference, String path) {
    JsonNode data = reference.data();
    if (data != null && data.isObject()) {
      return DescriptorFormats.fromRaw(
          data.get("version").intValue(), bytes(data.get("descriptor"), path + ".data.descriptor"));
    }
    byte[] bytes = bytes(data, path + ".data");
    if (reference.version() == null) {
      throw InvalidMatch.at(path + ".version", "field required");
    }
    return DescriptorFormats.fromRaw(reference.version(), bytes);
  }

  private static byte[] bytes(JsonNode data, String path) {
    if (data == null) {
      throw InvalidMatch.at(path, "field required");
    }
    if (!data.isTextual()) {
      throw InvalidMatch.at(path, "value is not a valid string");
    }
    try {
      return Base64.getDecoder().decode(data.textValue());
    } catch (IllegalArgumentException e) {
      throw InvalidMatch.at(path, "value is not valid base64");
    }
  }

  private static UUID uuid(String id, String path) {
    if (!Uuids.isUuid(id)) {
      throw InvalidMatch.at(path + ".id", "value is not a valid uuid");
    }
    return UUID.fromString(id);
  }
}
