package dev.perigee.vision;

import java.nio.ByteBuffer;

/**
 * Decoded pixels: 8-bit RGB, row after row.
 *
 * @param stride bytes from a row to the next, 3 times the width or more
 * @param rgb direct; begins with the first pixel. Whoever reads it sees what is in it then, so it
 *     must not change while it is being analysed
 */
public record Picture(int width, int height, int stride, ByteBuffer rgb) {
  private static final int CHANNELS = 3;

  public Picture {
    if (width < 1 || height < 1 || stride < CHANNELS * width || !rgb.isDirect()) {
      throw new IllegalArgumentException("no picture");
    }
    if (rgb.remaining() < (long) stride * (height - 1) + (long) CHANNELS * width) {
      throw new IllegalArgumentException("too few pixels");
    }
  }

  /** A part, which shares the pixels. */
  public Picture part(Rect area) {
    if (area.x() < 0
        || area.y() < 0
        || area.x() + area.width() > width
        || area.y() + area.height() > height) {
      throw new IllegalArgumentException("outside of the picture");
    }
    int start = rgb.position() + area.y() * stride + CHANNELS * area.x();
    return new Picture(area.width(), area.height(), stride, rgb.slice(start, rgb.limit() - start));
  }
}
