package dev.perigee.blob;

import io.smallrye.mutiny.Uni;

/** Turns uploaded images into samples; whoever knows about images implements it. */
public interface SampleImages {

  /**
   * Checks an uploaded sample.
   *
   * @param contentType media type the image was sent with
   * @return the image as JPEG, the upload itself when it is one. Fails with 12025 when it is of
   *     another type, with 18002 when it is no whole image, with 12031 when it does not have the
   *     width and height of the type
   */
  Uni<byte[]> toJpeg(SampleType type, byte[] image, String contentType);
}
