package dev.perigee.estimation.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.ImageFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The body that is one image. */
final class RawImage {
  private static final String NAME = "raw_image";

  private RawImage() {}

  /**
   * The image as a list of one.
   *
   * @throws ApiException 12025 when the body is an image of another format than the content type
   *     says. What is no image at all is left to the decoder: it gets an error of its own.
   */
  static List<InputImage> of(byte[] body, MediaType type) {
    InputImage image = InputImage.of(NAME, body, type.getSubtype());
    if (!image.base64()) {
      ImageFormat.sniff(body)
          .filter(format -> !format.mediaType().equals(type.getType() + "/" + type.getSubtype()))
          .ifPresent(
              format -> {
                throw ApiException.of(ErrorCode.CONTENT_TYPE_MISMATCH);
              });
    }
    return List.of(image);
  }
}
