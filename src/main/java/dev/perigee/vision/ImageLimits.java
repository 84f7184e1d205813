package dev.perigee.vision;

/**
 * What an image may be, judged by its header before a pixel is decoded.
 *
 * @param maxBytes largest encoded size
 * @param maxPixels largest width times height
 * @param minSide least width and height, pixels
 */
public record ImageLimits(long maxBytes, long maxPixels, int minSide) {

  /** 64 MiB encoded, 100 megapixels, any size down to one pixel. */
  public static final ImageLimits DEFAULT = new ImageLimits(64L << 20, 100_000_000L, 1);
}
