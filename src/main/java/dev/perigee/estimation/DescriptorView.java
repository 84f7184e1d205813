package dev.perigee.estimation;

import dev.perigee.descriptor.DescriptorFormats;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * @param sdkDescriptor SDK form: base64 in JSON, bytes in msgpack
 * @param score 0..1, how good a base for comparison the picture is
 */
@RegisterForReflection
@SuppressWarnings("ArrayRecordComponent") // on its way out
public record DescriptorView(byte[] sdkDescriptor, float score) {

  static DescriptorView of(ScoredDescriptor scored) {
    return new DescriptorView(DescriptorFormats.toSdk(scored.descriptor()), scored.score());
  }
}
