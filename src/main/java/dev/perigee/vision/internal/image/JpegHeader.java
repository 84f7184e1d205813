package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;

/** JPEG (ITU-T T.81 annex B): walks the marker segments up to the first scan. */
final class JpegHeader {
  private static final int SOF_FIRST = 0xC0;
  private static final int SOF_LAST = 0xCF;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;
  private static final int RST_FIRST = 0xD0;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int TEM = 0x01;

  /** Low bits of the frame markers of progressive coding. */
  private static final int PROGRESSIVE = 2;

  /**
   * Every scan of a progressive image is a pass over all its pixels, however few bytes it has.
   * Encoders write about ten.
   */
  private static final int MAX_SCANS = 100;

  private JpegHeader() {}

  static ImageHeader read(byte[] data, ImageHeader.SizeCheck size) {
    HeaderBytes in = new HeaderBytes(data, ImageFormat.JPEG, false);
    ImageHeader header = null;
    boolean progressive = false;
    int segments = 0;
    int at = 2;
    while (true) {
      in.check(in.u8(at) == 0xFF);
      int marker = in.u8(at + 1);
      if (marker == 0xFF) { // fill byte
        at++;
        continue;
      }
      at += 2;
      if (marker == TEM || (marker >= RST_FIRST && marker <= SOI)) {
        continue;
      }
      in.check(marker != EOI && marker != 0);
      int length = in.u16(at);
      in.check(length >= 2);
      in.require(at, length);
      ImageHeader.requireLittleDescription(++segments, at);
      if (marker == SOS) {
        in.check(header != null && hasEnd(data, at + length));
        if (progressive && scans(data, at + length) > MAX_SCANS) {
          throw ImageRefusal.outsideLimits("Image has more than " + MAX_SCANS + " scans");
        }
        return header;
      }
      if (isFrame(marker)) {
        in.check(header == null && length >= 8);
        progressive = (marker & 3) == PROGRESSIVE;
        header = size.check(in.u16(at + 5), in.u16(at + 3));
      }
      at += length;
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= SOF_FIRST
        && marker <= SOF_LAST
        && marker != DHT
        && marker != JPG
        && marker != DAC;
  }

  private static int scans(byte[] data, int from) {
    int scans = 1;
    for (int i = from; i < data.length - 1; i++) {
      if (data[i] == (byte) 0xFF && data[i + 1] == (byte) SOS) {
        scans++;
      }
    }
    return scans;
  }

  /**
   * Whether an end marker follows. Inside entropy-coded data 0xFF is always followed by 0 or a
   * restart number, so the pair cannot occur by chance; looked for from the end because that is
   * where it is.
   */
  private static boolean hasEnd(byte[] data, int from) {
    for (int i = data.length - 2; i >= from; i--) {
      if (data[i] == (byte) 0xFF && data[i + 1] == (byte) EOI) {
        return true;
      }
    }
    return false;
  }
}
