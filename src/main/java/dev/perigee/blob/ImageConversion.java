package dev.perigee.blob;

import io.smallrye.mutiny.Uni;

/** Turns uploaded images into what is stored; whoever knows about images implements it. */
public interface ImageConversion {

  /**
   * Checks an uploaded sample.
   *
   * @param contentType media type the image was sent with
   * @return the image as JPEG, the upload itself when it is one. Fails with 12025 when it is of
   *     another type, with 18002 when it is no whole image, with 12031 when it does not have the
   *     width and height of the type
   */
  Uni<byte[]> sample(SampleType type, byte[] image, String contentType);

  /**
   * Checks an uploaded image of any size.
   *
   * @param contentType media type the image was sent with, null to go by its content
   * @return the image as JPEG, the upload itself when it is one. Fails with 12025 when it is of
   *     another type, with 18002 when it is no whole image, with 12031 outside the limits
   */
  Uni<byte[]> image(byte[] image, String contentType);

  /**
   * A small copy of the same proportions.
   *
   * @param jpeg a stored image
   * @param side most pixels of the longer side, 1 or more
   * @return JPEG, the given bytes themselves when the image is as small
   */
  Uni<byte[]> thumbnail(byte[] jpeg, int side);
}
