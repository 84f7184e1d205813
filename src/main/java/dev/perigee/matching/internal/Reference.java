package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import java.util.UUID;

/** A reference, understood but not yet looked up. */
sealed interface Reference {

  /** A stored face. */
  record OfFace(UUID faceId) implements Reference {}

  /** A temporary attribute. */
  record OfAttribute(UUID attributeId) implements Reference {}

  /** All faces with the external id, as one. */
  record OfExternalId(String externalId) implements Reference {}

  /** A descriptor that came with the request. */
  record Given(Descriptor descriptor) implements Reference {}
}
