package dev.perigee.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Base64;

/** Descriptors as request bodies give them; binary values of msgpack arrive as base64 too. */
public final class GivenDescriptors {
  private GivenDescriptors() {}

  /**
   * Reads {@code "<base64 of an SDK descriptor>"} or {@code {"descriptor": "<base64 of the
   * components>", "version": 1001}}.
   *
   * @param path of the value in the body, for the message of a refusal
   * @throws ApiException 12038 the text is no SDK descriptor, 12022 the components are no base64,
   *     12034 wrong length, 12036 unknown version, or one of bodies
   */
  public static Descriptor read(JsonNode given, String path) {
    return read(given, path, DescriptorKind.FACE);
  }

  /** The same for a face or a body; a version of the other kind counts as unknown (12036). */
  public static Descriptor read(JsonNode given, String path, DescriptorKind kind) {
    Descriptor read = given.isTextual() ? sdk(given.textValue()) : raw(given, path);
    DescriptorVersions.get(read.version(), kind);
    return read;
  }

  private static Descriptor sdk(String base64) {
    byte[] bytes = decode(base64);
    if (bytes == null) {
      throw ApiException.of(ErrorCode.SDK_DESCRIPTOR_INVALID);
    }
    return DescriptorFormats.fromSdk(bytes);
  }

  private static Descriptor raw(JsonNode given, String path) {
    byte[] components = decode(given.path("descriptor").asText());
    if (components == null) {
      throw ApiException.of(
          ErrorCode.JSON_INVALID, path + ".descriptor", "value is not a valid base64");
    }
    return DescriptorFormats.fromRaw(given.path("version").asInt(), components);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
