package dev.perigee.vision.internal.image;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.ImageFormat;

/** The documented refusals of images, in one place so that their texts stay alike. */
public final class ImageRefusal {
  private ImageRefusal() {}

  /** None of the formats we read. */
  public static ApiException notAnImage() {
    return ApiException.of(ErrorCode.IMAGE_NOT_CONVERTED, "image");
  }

  /** Starts like the format, but is cut short, contradicts itself or does not decode. */
  public static ApiException broken(ImageFormat format) {
    return ApiException.of(ErrorCode.IMAGE_NOT_CONVERTED, format + " image");
  }

  /** A whole image, outside the configured limits. */
  public static ApiException outsideLimits(String detail) {
    return ApiException.of(ErrorCode.BAD_INPUT, detail);
  }
}
