package dev.perigee.estimation;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.vision.FaceDescriptor;

/**
 * A descriptor and how good a base for comparison its picture was.
 *
 * @param score 0..1
 */
public record ScoredDescriptor(Descriptor descriptor, float score) {

  public static ScoredDescriptor of(FaceDescriptor seen) {
    return new ScoredDescriptor(new Descriptor(seen.version(), seen.components()), seen.score());
  }
}
