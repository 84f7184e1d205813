package dev.perigee.estimation.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** The images among the parts of a multipart body. */
final class MultipartImages {
  private MultipartImages() {}

  /**
   * Every part with an image content type, in the order of the names of the parts and then of the
   * body. A part without a file name is called {@code raw_image_N}, N counting the images from 0.
   *
   * @throws ApiException 11049 when there is no image part
   */
  static List<InputImage> of(MultipartFormDataInput form) {
    List<InputImage> images = new ArrayList<>();
    for (Collection<FormValue> parts : form.getValues().values()) {
      for (FormValue part : parts) {
        MediaType type = type(part);
        if (type != null && "image".equals(type.getType())) {
          images.add(InputImage.of(name(part, images.size()), bytes(part), type.getSubtype()));
        }
      }
    }
    if (images.isEmpty()) {
      throw ApiException.of(ErrorCode.MULTIPART_BROKEN, "No image found in multipart body");
    }
    return images;
  }

  private static MediaType type(FormValue part) {
    String stated =
        part.getHeaders() == null ? null : part.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    try {
      return stated == null ? null : MediaType.valueOf(stated);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.of(ErrorCode.BAD_PART_TYPE);
    }
  }

  private static String name(FormValue part, int index) {
    String name = part.getFileName();
    return name == null || name.isBlank() ? "raw_image_" + index : name;
  }

  private static byte[] bytes(FormValue part) {
    try (var stream = part.getFileItem().getInputStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
