package dev.perigee.face;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.List;
import java.util.UUID;

/**
 * What an attribute holds, temporary or attached to a face.
 *
 * @param descriptors at most one per version
 * @param descriptorSamples samples the descriptors were extracted from, may be empty
 * @param basic null when unknown
 * @param basicSamples samples the basic attributes were estimated on, may be empty
 */
public record AttributeData(
    List<Descriptor> descriptors,
    List<UUID> descriptorSamples,
    BasicAttributes basic,
    List<UUID> basicSamples) {

  public AttributeData {
    descriptors = List.copyOf(descriptors);
    descriptorSamples = List.copyOf(descriptorSamples);
    basicSamples = List.copyOf(basicSamples);
    basic = basic == null || basic.blank() ? null : basic;
  }

  /**
   * Refuses data without descriptors and basic attributes (22022).
   *
   * @return this
   */
  public AttributeData notEmpty() {
    if (descriptors.isEmpty() && basic == null) {
      throw ApiException.of(ErrorCode.ATTRIBUTE_EMPTY);
    }
    return this;
  }
}
