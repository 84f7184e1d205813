package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;
import java.util.Set;

/** Windows and OS/2 bitmaps. */
final class BmpHeader {
  private static final int CORE_HEADER = 12;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int BIT_FIELDS = 3;
  private static final Set<Integer> BITS = Set.of(1, 4, 8, 16, 24, 32);

  private BmpHeader() {}

  static ImageHeader read(byte[] data, ImageHeader.SizeCheck size) {
    HeaderBytes in = new HeaderBytes(data, ImageFormat.BMP, true);
    long pixelsAt = in.u32(10);
    boolean core = in.u32(14) == CORE_HEADER;
    long width = core ? in.u16(18) : in.s32(18);
    // A negative height means that the rows come from top to bottom.
    long height = core ? in.u16(20) : Math.abs((long) in.s32(22));
    ImageHeader header = size.check(width, height);
    int bitsPerPixel = core ? in.u16(24) : in.u16(28);
    in.check(BITS.contains(bitsPerPixel));
    long compression = core ? 0 : in.u32(30);
    in.check(compression <= BIT_FIELDS); // what follows are other formats inside
    if (compression == RLE8 || compression == RLE4) {
      in.require(pixelsAt, 1);
    } else {
      in.require(pixelsAt, (width * bitsPerPixel + 31) / 32 * 4 * height);
    }
    return header;
  }
}
