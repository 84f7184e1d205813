package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.ImageLimits;

/**
 * What an encoded image says about itself, read without decoding a pixel and without allocating by
 * its numbers.
 *
 * @param width stored width, pixels, before any turning
 * @param height stored height, pixels
 */
public record ImageHeader(ImageFormat format, int width, int height) {
  /** Pixels from which on the density counts. */
  private static final int LARGE = 4_000_000;

  private static final int MOST_PIXELS_PER_BYTE = 200;

  /** Bytes that may describe an image beside its pixels: depth maps and previews fit in. */
  private static final long MOST_DESCRIPTION = 16L << 20;

  /** Pieces that may do so. */
  private static final int MOST_PIECES = 2_000;

  /**
   * Refuses a flood of what is no picture.
   *
   * @param pieces segments or chunks so far
   * @param bytes of them together
   */
  static void requireLittleDescription(int pieces, long bytes) {
    if (pieces > MOST_PIECES || bytes > MOST_DESCRIPTION) {
      throw ImageRefusal.outsideLimits("Image has too much metadata");
    }
  }

  /**
   * Reads and checks the header: known format, sizes inside the limits, and as far as the container
   * tells, complete data.
   *
   * @throws dev.perigee.platform.error.ApiException 18002 not an image or broken; 12031 outside the
   *     limits
   */
  public static ImageHeader read(byte[] data, ImageLimits limits) {
    ImageFormat format = ImageFormat.sniff(data).orElseThrow(ImageRefusal::notAnImage);
    if (data.length > limits.maxBytes()) {
      throw ImageRefusal.outsideLimits(
          "Image has " + data.length + " bytes, at most " + limits.maxBytes() + " are allowed");
    }
    SizeCheck size = new SizeCheck(format, limits);
    ImageHeader header = read(data, format, size);
    header.requireDensity(data.length);
    return header;
  }

  /**
   * A large image of very few bytes shows nothing, and takes as long to decode as any other. Photos
   * have less than 50 pixels to a byte.
   */
  private void requireDensity(int bytes) {
    long pixels = (long) width * height;
    if (pixels > LARGE && pixels / bytes > MOST_PIXELS_PER_BYTE) {
      throw ImageRefusal.outsideLimits(
          "Image has more than " + MOST_PIXELS_PER_BYTE + " pixels to a byte");
    }
  }

  private static ImageHeader read(byte[] data, ImageFormat format, SizeCheck size) {
    return switch (format) {
      case JPEG -> JpegHeader.read(data, size);
      case PNG -> PngHeader.read(data, size);
      case BMP -> BmpHeader.read(data, size);
      case TIFF -> TiffHeader.read(data, size);
      case PNM -> PnmHeader.read(data, size);
      case GIF -> GifHeader.read(data, size);
    };
  }

  /** Turns the numbers of a header into a checked size. */
  record SizeCheck(ImageFormat format, ImageLimits limits) {

    /** The header, when the size is allowed. Called before anything is derived from the size. */
    ImageHeader check(long width, long height) {
      if (width <= 0 || height <= 0) {
        throw ImageRefusal.broken(format);
      }
      if (width > Integer.MAX_VALUE
          || height > Integer.MAX_VALUE
          || width * height > limits.maxPixels()) {
        throw ImageRefusal.outsideLimits(
            "Image is too large: "
                + width
                + "x"
                + height
                + " pixels, at most "
                + limits.maxPixels()
                + " are allowed");
      }
      if (Math.min(width, height) < limits.minSide()) {
        throw ImageRefusal.outsideLimits(
            "Image is too small: "
                + width
                + "x"
                + height
                + " pixels, each side needs at least "
                + limits.minSide());
      }
      return new ImageHeader(format, (int) width, (int) height);
    }
  }
}
