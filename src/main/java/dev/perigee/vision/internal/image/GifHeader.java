package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;

/**
 * GIF 87a and 89a: the size of the screen, then a walk over the blocks to see that there is a
 * picture and an end. Every picture must lie on the screen.
 */
final class GifHeader {
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int HAS_COLOURS = 0x80;
  private static final int COLOURS = 7;

  /** A decoder looks at all of them to count. Long films have some hundred. */
  private static final int MAX_PICTURES = 1000;

  private final HeaderBytes in;
  private long at;

  private GifHeader(HeaderBytes in) {
    this.in = in;
  }

  static ImageHeader read(byte[] data, ImageHeader.SizeCheck size) {
    GifHeader gif = new GifHeader(new HeaderBytes(data, ImageFormat.GIF, true));
    ImageHeader screen = size.check(gif.in.u16(6), gif.in.u16(8));
    gif.at = 13 + gif.colours(10);
    gif.walk(screen);
    return screen;
  }

  private void walk(ImageHeader screen) {
    int pictures = 0;
    while (true) {
      int block = in.u8(at++);
      if (block == TRAILER) {
        in.check(pictures > 0);
        return;
      }
      if (block == PICTURE) {
        if (++pictures > MAX_PICTURES) {
          throw ImageRefusal.outsideLimits("Image has more than " + MAX_PICTURES + " pictures");
        }
        in.check(
            in.u16(at) + in.u16(at + 4) <= screen.width()
                && in.u16(at + 2) + in.u16(at + 6) <= screen.height());
        at += 9 + colours(at + 8) + 1;
      } else {
        in.check(block == EXTENSION);
        at++;
      }
      skipData();
    }
  }

  /** Bytes of the colour table that this byte of flags announces. */
  private int colours(long flagsAt) {
    int flags = in.u8(flagsAt);
    return (flags & HAS_COLOURS) == 0 ? 0 : 3 << (flags & COLOURS) + 1;
  }

  /** Parts of up to 255 bytes, the last one empty. */
  private void skipData() {
    int length = in.u8(at);
    while (length > 0) {
      at += length + 1L;
      length = in.u8(at);
    }
    at++;
  }
}
