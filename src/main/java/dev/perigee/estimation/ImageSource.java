package dev.perigee.estimation;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.platform.error.ApiException;
import java.util.UUID;

/** Where an image of a request comes from. */
public sealed interface ImageSource {

  /** The encoded image itself, base64 already taken off. */
  @SuppressWarnings("ArrayRecordComponent") // megabytes: no defensive copies
  record Encoded(byte[] bytes) implements ImageSource {
    @Override
    public String toString() {
      return "Encoded[" + bytes.length + " bytes]";
    }
  }

  /** To be fetched. */
  record Link(String url) implements ImageSource {}

  /** A stored sample of the caller's account; only where {@code image_type} is a warp. */
  record StoredSample(UUID sampleId) implements ImageSource {}

  /** No image but a descriptor that stands for one: SDK and XPK files. */
  record Vector(Descriptor descriptor) implements ImageSource {}

  /** Could not be read; this image fails, the others are answered. */
  record Broken(ApiException reason) implements ImageSource {}
}
