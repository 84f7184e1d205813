package dev.perigee.face.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.face.AttributeData;
import dev.perigee.face.BasicAttributes;
import dev.perigee.face.FaceAttributes;
import dev.perigee.face.TemporaryAttribute;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Attributes as answers show them; absent parts are null. */
final class AttributeView {
  private AttributeView() {}

  /**
   * A temporary attribute.
   *
   * @param faceDescriptor bytes in msgpack, base64 in JSON
   */
  @RegisterForReflection
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record Temporary(
      UUID attributeId,
      UUID accountId,
      Instant createTime,
      byte[] faceDescriptor,
      List<UUID> faceDescriptorSamples,
      BasicAttributes basicAttributes,
      List<UUID> basicAttributesSamples) {

    static Temporary of(TemporaryAttribute attribute, byte[] descriptor) {
      AttributeData data = attribute.data();
      return new Temporary(
          attribute.attributeId(),
          attribute.accountId(),
          attribute.createTime(),
          descriptor,
          data.descriptorSamples(),
          data.basic(),
          data.basicSamples());
    }
  }

  /**
   * The attribute of a face.
   *
   * @param faceDescriptor bytes in msgpack, base64 in JSON
   */
  @RegisterForReflection
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record OfFace(
      Instant createTime,
      BasicAttributes basicAttributes,
      List<UUID> basicAttributesSamples,
      byte[] faceDescriptor,
      List<UUID> faceDescriptorSamples) {

    static OfFace of(FaceAttributes attributes, byte[] descriptor) {
      AttributeData data = attributes.data();
      return new OfFace(
          attributes.createTime(),
          data.basic(),
          data.basicSamples(),
          descriptor,
          data.descriptorSamples());
    }
  }

  /** Ids of all samples an attribute was made from, each once. */
  record SampleIds(Set<UUID> samples) {
    static SampleIds of(AttributeData data) {
      Set<UUID> all = new LinkedHashSet<>(data.descriptorSamples());
      all.addAll(data.basicSamples());
      return new SampleIds(all);
    }
  }

  /** Bytes of the descriptor of the version in the format, null when there is none. */
  static byte[] descriptor(AttributeData data, int version, Function<Descriptor, byte[]> format) {
    return data.descriptors().stream()
        .filter(descriptor -> descriptor.version() == version)
        .findFirst()
        .map(format)
        .orElse(null);
  }
}
