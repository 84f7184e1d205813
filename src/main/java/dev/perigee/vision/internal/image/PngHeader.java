package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;

/** PNG (ISO/IEC 15948): the first chunk states the size; walks the rest to see that it ends. */
final class PngHeader {
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;

  /** Encoders write 8 KB of pixels or more in one. */
  private static final int MAX_CHUNKS = 20_000;

  private PngHeader() {}

  static ImageHeader read(byte[] data, ImageHeader.SizeCheck size) {
    HeaderBytes in = new HeaderBytes(data, ImageFormat.PNG, false);
    in.check(in.u32(8) == 13 && in.s32(12) == IHDR);
    ImageHeader header = size.check(in.u32(16), in.u32(20));
    boolean pixels = false;
    int chunks = 0;
    int others = 0;
    long otherBytes = 0;
    long at = 8;
    while (true) {
      long length = in.u32(at);
      int type = in.s32(at + 4);
      in.require(at + 8, length + 4);
      if (type == IEND) {
        in.check(pixels);
        return header;
      }
      if (type == IDAT) {
        pixels = true;
      } else {
        others++;
        otherBytes += length;
      }
      ImageHeader.requireLittleDescription(others, otherBytes);
      in.check(++chunks <= MAX_CHUNKS);
      at += length + 12;
    }
  }
}
