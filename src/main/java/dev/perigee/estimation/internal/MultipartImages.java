package dev.perigee.estimation.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.MultipartBody;
import dev.perigee.platform.http.MultipartBody.Part;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/** The images among the parts of a multipart body. */
final class MultipartImages {
  private MultipartImages() {}

  /**
   * Every part with an image content type, in the order of the body. A part without a file name is
   * called {@code raw_image_N}, N counting the images from 0.
   *
   * @throws ApiException 11049 when there is no image part
   */
  static List<InputImage> of(MultipartBody form) {
    List<InputImage> images = new ArrayList<>();
    for (Part part : form.parts()) {
      MediaType type = type(part);
      if (type != null && "image".equals(type.getType())) {
        images.add(InputImage.of(name(part, images.size()), part.bytes(), type.getSubtype()));
      }
    }
    if (images.isEmpty()) {
      throw ApiException.of(ErrorCode.MULTIPART_BROKEN, "No image found in multipart body");
    }
    return images;
  }

  private static MediaType type(Part part) {
    try {
      return part.contentType() == null ? null : MediaType.valueOf(part.contentType());
    } catch (IllegalArgumentException malformed) {
      throw ApiException.of(ErrorCode.BAD_PART_TYPE);
    }
  }

  private static String name(Part part, int index) {
    String name = part.fileName();
    return name == null || name.isBlank() ? "raw_image_" + index : name;
  }
}
