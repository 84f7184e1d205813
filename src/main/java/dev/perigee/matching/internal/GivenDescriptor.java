package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.matching.MatchEntity;
import dev.perigee.platform.error.ApiException;
import java.util.Base64;

/** Reads the descriptor of an entity; binary values of msgpack arrive as base64 too. */
final class GivenDescriptor {
  private GivenDescriptor() {}

  /**
   * @param path of the entity in the request
   * @throws ApiException 12022 wrong field, 12034, 12036, 12038, 12031 bad descriptor
   */
  static Descriptor read(MatchEntity entity, String path) {
    return switch (entity.type()) {
      case "sdk_descriptor" -> DescriptorFormats.fromSdk(bytes(entity.data(), path + ".data"));
      case "xpk_file" -> DescriptorFormats.fromXpk(bytes(entity.data(), path + ".data"));
      case "raw_descriptor" -> raw(entity, path);
      default -> throw InvalidMatch.at(path + ".type", "value is not valid");
    };
  }

  private static Descriptor raw(MatchEntity entity, String path) {
    JsonNode data = entity.data();
    if (data != null && data.isObject()) {
      return DescriptorFormats.fromRaw(
          data.get("version").intValue(), bytes(data.get("descriptor"), path + ".data.descriptor"));
    }
    byte[] bytes = bytes(data, path + ".data");
    if (entity.version() == null) {
      throw InvalidMatch.at(path + ".version", "field required");
    }
    return DescriptorFormats.fromRaw(entity.version(), bytes);
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
}
