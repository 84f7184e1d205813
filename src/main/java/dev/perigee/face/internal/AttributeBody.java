package dev.perigee.face.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.GivenDescriptors;
import dev.perigee.face.AttributeData;
import dev.perigee.face.BasicAttributes;
import dev.perigee.face.Faces.AttributeSource;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An attribute in a request: the id of a temporary one, or the data. Absent fields are null.
 *
 * @param faceDescriptors see {@link GivenDescriptors}
 */
public record AttributeBody(
    UUID attributeId,
    List<JsonNode> faceDescriptors,
    List<UUID> faceDescriptorSamples,
    BasicAttributes basicAttributes,
    List<UUID> basicAttributesSamples) {

  /**
   * @param path of this object in the body, empty for the body itself
   * @throws ApiException 12022 when both the id and data are given
   */
  AttributeSource source(String path) {
    if (attributeId == null) {
      return new AttributeSource.Given(data(path));
    }
    refuse(faceDescriptors, path, "face_descriptors");
    refuse(faceDescriptorSamples, path, "face_descriptor_samples");
    refuse(basicAttributes, path, "basic_attributes");
    refuse(basicAttributesSamples, path, "basic_attributes_samples");
    return new AttributeSource.Stored(attributeId);
  }

  private static void refuse(Object given, String path, String field) {
    if (given != null) {
      throw ApiException.of(
          ErrorCode.JSON_INVALID, join(path, field), "extra fields not permitted");
    }
  }

  /**
   * The data, with nothing looked up.
   *
   * @throws ApiException as {@link GivenDescriptors#read}; 12022 for two descriptors of one version
   */
  AttributeData data(String path) {
    return new AttributeData(
        descriptors(join(path, "face_descriptors")),
        orEmpty(faceDescriptorSamples),
        basicAttributes,
        orEmpty(basicAttributesSamples));
  }

  private List<Descriptor> descriptors(String path) {
    Map<Integer, Descriptor> byVersion = new LinkedHashMap<>();
    List<JsonNode> given = orEmpty(faceDescriptors);
    for (int i = 0; i < given.size(); i++) {
      Descriptor descriptor = GivenDescriptors.read(given.get(i), path + "." + i);
      if (byVersion.put(descriptor.version(), descriptor) != null) {
        throw ApiException.of(
            ErrorCode.JSON_INVALID, path + "." + i, "a version is given more than once");
      }
    }
    return List.copyOf(byVersion.values());
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String join(String path, String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
